@echo off
rem Runs Osprey from a checkout, as the script osprey does on other systems: builds what is missing or older than its
rem sources, then starts it.
rem
rem   OSPREY_JAVA_OPTS   flags for the Java VM, after the ones below, for example -Xmx2g
rem   OSPREY_BUILD       "no" starts what was built before, without looking at the sources

setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "jar=%here%cli\target\osprey.jar"

set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 goto nojava

rem The third word of that line is the version in quotation marks, such as "17.0.15".
set "version="
for /f "tokens=3" %%v in ('""%java%" -version 2^>^&1 ^| findstr /c:" version ""') do if not defined version set "version=%%~v"
set "major=0"
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% LSS 17 goto oldjava

if /i "%OSPREY_BUILD%"=="no" goto built
if not exist "%here%pom.xml" goto built
call :outdated
if not errorlevel 1 goto built

where mvn >nul 2>&1
if errorlevel 1 goto nomaven
>&2 echo osprey: building; the first time takes some minutes ...
pushd "%here%"
call mvn -B -q -Dstyle.color=never -DskipTests -pl cli -am package >&2
set "failed=%errorlevel%"
popd
if not "%failed%"=="0" goto failed
rem As touch does: the jar is newer than all of its sources, also when Maven found nothing to do.
pushd "%here%cli\target" && copy /b osprey.jar+,, >nul && popd

:built
if not exist "%jar%" goto nojar
rem The networks live outside of the heap.
"%java%" -Xmx768m -XX:+UseSerialGC -Djava.awt.headless=true %OSPREY_JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%

:nojava
>&2 echo osprey: there is no java; install a JDK of version 17 or later, or set JAVA_HOME
exit /b 1

:oldjava
>&2 echo osprey: Java 17 or later is needed; "%java%" is of version %version%
exit /b 1

:nomaven
>&2 echo osprey: Maven is needed to build Osprey: install mvn 3.8.7 or later
exit /b 1

:failed
>&2 echo osprey: the build failed
exit /b 1

:nojar
>&2 echo osprey: "%jar%" is missing
exit /b 1

rem 1 when the jar is missing or a source is newer.
:outdated
if not exist "%jar%" exit /b 1
powershell -NoProfile -Command "$made = (Get-Item -LiteralPath $env:jar).LastWriteTimeUtc; $sources = @(Get-Item -LiteralPath ($env:here + 'pom.xml')) + @(Get-ChildItem -Path ($env:here + '*\pom.xml')) + @(Get-ChildItem -Path ($env:here + '*\src\main') -Directory | ForEach-Object { Get-ChildItem -LiteralPath $_.FullName -Recurse -File }); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $made } | Select-Object -First 1) { exit 1 }; exit 0"
exit /b %errorlevel%
