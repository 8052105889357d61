# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From a fresh Windows to a running program, or to a full test run, in one command:
#     powershell -ExecutionPolicy Bypass -File installer\bootstrap.ps1 run
# Not run yet on any Windows: written with care, and it says so when it starts.
#
# Qt comes from the Qt installer (set QT_DIR to its folder, e.g. C:\Qt\6.8.2\msvc2022_64) or from vcpkg
# (VCPKG_ROOT); where there is neither, vcpkg is set up below the build folder, which takes an hour or two.
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('run', 'test', 'build', 'deps')]
    [string] $Command,
    [switch] $Demo,
    [switch] $Yes,
    [Parameter(ValueFromRemainingArguments = $true)]
    [string[]] $Arguments = @()
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = Split-Path -Parent $PSScriptRoot
$agreed = $Yes -or $env:CI -eq 'true'
$stages = New-Object System.Collections.ArrayList

function Stop-WithSentence([string] $sentence) {
    [Console]::Error.WriteLine($sentence)
    exit 1
}

function Invoke-Stage([string] $heading, [scriptblock] $action) {
    Write-Host "`n== $heading"
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    & $action
    [void] $stages.Add(('{0,6:N0} s  {1}' -f $watch.Elapsed.TotalSeconds, $heading))
}

# Runs a program and stops with a sentence if it fails.
function Invoke-Program([string] $program, [string[]] $programArguments) {
    & $program @programArguments
    if ($LASTEXITCODE -ne 0) {
        Stop-WithSentence "$program $programArguments failed with status $LASTEXITCODE; the reason is above."
    }
}

function Request-Agreement([string] $what, [string] $byHand) {
    Write-Host "Missing, and will be installed: $what"
    Write-Host "    by: $byHand"
    if ($agreed) { return }
    if ([Console]::IsInputRedirected) {
        Stop-WithSentence 'There is no terminal to ask on. Run the command above yourself, or add -Yes.'
    }
    if ((Read-Host 'Install it now? [y/N]') -notmatch '^(y|yes)$') {
        Stop-WithSentence 'Nothing was installed.'
    }
}

function Install-WithWinget([string] $id, [string] $what, [string[]] $more = @()) {
    if (-not (Get-Command winget -ErrorAction SilentlyContinue)) {
        Stop-WithSentence "$what is missing, and so is winget to install it. Install $what by hand, then start this script again."
    }
    Request-Agreement $what "winget install --id $id"
    Invoke-Program 'winget' (@('install', '--id', $id, '--exact', '--accept-package-agreements',
            '--accept-source-agreements') + $more)
    $env:Path = [Environment]::GetEnvironmentVariable('Path', 'Machine') + ';' +
        [Environment]::GetEnvironmentVariable('Path', 'User')
}

# Puts cl.exe and the rest of the compiler into this process's environment.
function Enter-Compiler {
    if (Get-Command cl -ErrorAction SilentlyContinue) { return }
    $where = Join-Path ${env:ProgramFiles(x86)} 'Microsoft Visual Studio\Installer\vswhere.exe'
    $component = 'Microsoft.VisualStudio.Component.VC.Tools.x86.x64'
    $found = if (Test-Path $where) { & $where -latest -products '*' -requires $component -property installationPath }
    if (-not $found) {
        Install-WithWinget 'Microsoft.VisualStudio.2022.BuildTools' 'Visual Studio Build Tools 2022 (C++)' @(
            '--override', '--quiet --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended')
        $found = & $where -latest -products '*' -requires $component -property installationPath
    }
    if (-not $found) { Stop-WithSentence 'The C++ compiler of Visual Studio was not found after its installation.' }
    $lines = & cmd /c "`"$found\VC\Auxiliary\Build\vcvars64.bat`" >nul && set"
    foreach ($line in $lines) {
        if ($line -match '^([^=]+)=(.*)$') { Set-Item -Path "env:$($Matches[1])" -Value $Matches[2] }
    }
}

# The arguments by which CMake finds Qt.
function Get-QtArguments {
    if ($env:QT_DIR) {
        if (-not (Test-Path (Join-Path $env:QT_DIR 'lib\cmake\Qt6'))) {
            Stop-WithSentence "QT_DIR is $env:QT_DIR, but there is no lib\cmake\Qt6 in it."
        }
        $env:Path = (Join-Path $env:QT_DIR 'bin') + ';' + $env:Path
        return @("-DCMAKE_PREFIX_PATH=$env:QT_DIR")
    }
    $vcpkg = if ($env:VCPKG_ROOT) { $env:VCPKG_ROOT } else { Join-Path $root 'build\vcpkg' }
    $ports = @('qtbase[sql-sqlite]', 'qtcharts', 'qttools', 'qttranslations')
    if (-not (Test-Path (Join-Path $vcpkg 'vcpkg.exe'))) {
        Request-Agreement "vcpkg, in $vcpkg" "git clone https://github.com/microsoft/vcpkg `"$vcpkg`""
        Invoke-Program 'git' @('clone', '--depth', '1', 'https://github.com/microsoft/vcpkg', $vcpkg)
        Invoke-Program (Join-Path $vcpkg 'bootstrap-vcpkg.bat') @('-disableMetrics')
    }
    if (-not (Test-Path (Join-Path $vcpkg 'installed\x64-windows\share\Qt6Charts'))) {
        Request-Agreement "Qt ($($ports -join ', ')), built from source in an hour or two" 'vcpkg install, or set QT_DIR to a Qt of the Qt installer'
        Invoke-Program (Join-Path $vcpkg 'vcpkg.exe') (@('install', '--triplet', 'x64-windows') + $ports)
    }
    $env:Path = (Join-Path $vcpkg 'installed\x64-windows\bin') + ';' + $env:Path
    $env:QT_PLUGIN_PATH = Join-Path $vcpkg 'installed\x64-windows\Qt6\plugins'
    return @("-DCMAKE_TOOLCHAIN_FILE=$vcpkg\scripts\buildsystems\vcpkg.cmake", '-DVCPKG_TARGET_TRIPLET=x64-windows')
}

function Build-Preset([string] $preset, [string[]] $qtArguments, [string[]] $targets = @('all')) {
    Push-Location $root
    try {
        Invoke-Program 'cmake' (@('--preset', $preset) + $qtArguments)
        Invoke-Program 'cmake' (@('--build', '--preset', $preset, '--target') + $targets)
    } finally {
        Pop-Location
    }
}

function Start-Demo([string] $bin) {
    $folder = Join-Path ([IO.Path]::GetTempPath()) ('coalface-demo-' + [Guid]::NewGuid().ToString('N').Substring(0, 8))
    [void] (New-Item -ItemType Directory -Path $folder)
    $fleet = Start-Process -FilePath (Join-Path $bin 'coalface-sim.exe') -ArgumentList '--fleet', 'demo', '--ports' `
        -PassThru -WindowStyle Hidden -RedirectStandardOutput (Join-Path $folder 'simulator.log')
    try {
        Start-Sleep -Seconds 2
        if ($fleet.HasExited) { Stop-WithSentence "The simulated miners did not start; see $folder\simulator.log." }
        Invoke-Program (Join-Path $bin 'coalface-cli.exe') @('--config-dir', $folder, 'scan', '127.0.0.1:18000-18015', '--add')
        $window = Start-Process -FilePath (Join-Path $bin 'coalface.exe') `
            -ArgumentList (@('--config-dir', "`"$folder`"") + $Arguments) -PassThru
        $window.WaitForExit()
    } finally {
        if (-not $fleet.HasExited) { $fleet.Kill() }
        Start-Sleep -Milliseconds 500
        Remove-Item -Recurse -Force $folder -ErrorAction SilentlyContinue
    }
}

if (-not $Command) { Stop-WithSentence 'Usage: bootstrap.ps1 run [-Demo] [-Yes] [ARGUMENT...] | test [-Yes] | build [-Yes] | deps [-Yes]' }
Write-Host 'Note: this script has not been run on Windows yet.'
$qtArguments = @()
Invoke-Stage 'Packages' {
    if (-not (Get-Command git -ErrorAction SilentlyContinue)) { Install-WithWinget 'Git.Git' 'Git' }
    Enter-Compiler
    if (-not (Get-Command cmake -ErrorAction SilentlyContinue)) { Install-WithWinget 'Kitware.CMake' 'CMake' }
    if (-not (Get-Command ninja -ErrorAction SilentlyContinue)) { Install-WithWinget 'Ninja-build.Ninja' 'Ninja' }
    $script:qtArguments = @(Get-QtArguments)
}
switch ($Command) {
    'test' {
        Invoke-Stage 'Build (ci: Release, warnings are errors)' { Build-Preset 'ci' $qtArguments }
        Invoke-Stage 'All tests' {
            Push-Location $root
            try { Invoke-Program 'ctest' @('--preset', 'ci', '--no-tests=error') } finally { Pop-Location }
        }
        Write-Host 'The tests under sanitizers run on Linux only.'
    }
    { $_ -in 'run', 'build' } {
        # The programs and the drivers, no tests.
        Invoke-Stage 'Build (release)' { Build-Preset 'release' $qtArguments @('app/all', 'plugins/all') }
    }
}
Write-Host "`n== Seconds per stage"
$stages | ForEach-Object { Write-Host $_ }
if ($Command -eq 'run') {
    $bin = Join-Path $root 'build\release\bin'
    if ($Demo) {
        Start-Demo $bin
    } else {
        # Start-Process refuses an empty list.
        $given = if ($Arguments.Count) { @{ ArgumentList = $Arguments } } else { @{} }
        $window = Start-Process -FilePath (Join-Path $bin 'coalface.exe') -PassThru @given
        $window.WaitForExit()
        exit $window.ExitCode
    }
}
