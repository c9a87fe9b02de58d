@echo off
rem Puts a preset where only administrators write, and tells Cais: docs/it/intune.md.
rem
rem   install.cmd PRESET SERIAL PUBLIC_KEY
rem
rem PRESET lies beside this file, with its signature; folders that lie here, too, are its recipes.
setlocal
if "%~3"=="" exit /b 1639
if not exist "%~dp0%~1" exit /b 2
if not exist "%~dp0%~1.minisig" exit /b 2
set "programs=%ProgramFiles%"
rem A program of 32 bits, as Intune's is, is told of another folder.
if defined ProgramW6432 set "programs=%ProgramW6432%"
set "all=%programs%\Cais Policy"
set "place=%all%\%~2"
if not exist "%all%" mkdir "%all%"
if not exist "%place%" mkdir "%place%"
copy /y "%~dp0%~1.minisig" "%place%\" >nul
if errorlevel 1 exit /b 1
copy /y "%~dp0%~1" "%place%\" >nul
if errorlevel 1 exit /b 1
for /f "delims=" %%f in ('dir /b /ad "%~dp0."') do (
    xcopy /e /i /q /y "%~dp0%%f" "%place%\%%f" >nul
    if errorlevel 1 exit /b 1
)
rem A folder for each serial: the one before is whole until Cais is told of this one.
set "key=HKLM\Software\Policies\Cais"
reg add "%key%" /v PublicKey /t REG_SZ /d "%~3" /f >nul
if errorlevel 1 exit /b 1
reg add "%key%" /v Preset /t REG_SZ /d "%place%\%~1" /f >nul
if errorlevel 1 exit /b 1
reg add "%key%" /v Required /t REG_DWORD /d 1 /f >nul
if errorlevel 1 exit /b 1
for /f "delims=" %%f in ('dir /b /ad "%all%"') do if /i not "%%f"=="%~2" rmdir /s /q "%all%\%%f"
exit /b 0
