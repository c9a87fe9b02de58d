@echo off
rem Withdraws what install.cmd brought. First what requires the rest.
setlocal
reg delete "HKLM\Software\Policies\Cais" /f >nul 2>&1
set "programs=%ProgramFiles%"
if defined ProgramW6432 set "programs=%ProgramW6432%"
if exist "%programs%\Cais Policy" rmdir /s /q "%programs%\Cais Policy"
if exist "%programs%\Cais Policy" exit /b 1
exit /b 0
