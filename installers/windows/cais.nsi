; Installs Cais for one person or for all of a computer. docs/it/windows.md says what IT may ask of it.
;   makensis -DVERSION=… -DSTAGE=folder -DSIZE_KB=… -DLONGEST=… -DOUT=file [-DSIGN=program] [-DQUICK] cais.nsi
;
; Everything lies in `app` of the folder that is chosen, and nothing else there is ever touched. A new version
; is unpacked beside the old one and then takes its place: whatever goes wrong before leaves the old one whole.

Unicode true
Target amd64-unicode
ManifestSupportedOS Win10
ManifestDPIAware true
!ifdef QUICK ; for trying: seconds in the place of minutes, and larger
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
SetDateSave on
CRCCheck force
RequestExecutionLevel user
Name "Cais"
OutFile "${OUT}"
BrandingText "Cais ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Cais"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Cais, installation"
VIAddVersionKey "LegalCopyright" "The Cais authors, Apache-2.0"
!ifdef SIGN
  !finalize '"${SIGN}" "%1"' = 0
  !uninstfinalize '"${SIGN}" "%1"' = 0
!endif

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"
!include "nsDialogs.nsh"
!include "StrFunc.nsh"
!include "WordFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
${StrLoc}

; Windows' own numbers, which the tools of IT know: Intune tries again after the one of "another is under way".
!define DONE 0
!define NO_RIGHTS 5
!define NO_ROOM 112
!define BAD_FOLDER 267
!define OLD_WINDOWS 1150
!define CANCELLED 1602
!define FAILED 1603
!define IN_USE 1618
!define NEWER_THERE 1638
!define BAD_ARGUMENT 1639

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Cais"
!define POLICY "Software\Policies\Cais"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths\cais.exe"
!ifndef WAIT_FOR_CAIS
  !define WAIT_FOR_CAIS 60 ; seconds that it has to save and end
!endif

Var Arguments
Var Everybody  ; 1 for all of the computer, 0 for this person
Var Asked      ; 1 where that was said, and nobody is asked
Var Preset
Var PolicyKey
Var Required
Var Workspaces ; "remove" has the uninstaller take this person's along
Var Word       ; scratch

!define MUI_ICON "${STAGE}/cais.ico"
!define MUI_UNICON "${STAGE}/cais.ico"
!define MUI_ABORTWARNING
!define MUI_CUSTOMFUNCTION_ABORT gaveUp
!define MUI_CUSTOMFUNCTION_UNABORT un.gaveUp
!define MUI_WELCOMEPAGE_TITLE "$(welcome)"
!define MUI_WELCOMEPAGE_TEXT "$(welcomeText)"
!insertmacro MUI_PAGE_WELCOME
Page custom askForWhom answeredForWhom
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE folderChosen
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\app\cais.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(open)"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(gone)"
!define MUI_FINISHPAGE_TEXT "$(left)"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "PortugueseBR"
!include "words.nsh"

; A sentence for whoever sits there, in the log for IT, and the end.
!macro Refuse un
Function ${un}refuse ; Word: the exit code; the sentence lies on the stack
  Exch $0
  Push $1
  ${If} ${Silent}
    Call ${un}log
  ${Else}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
  ${EndIf}
  SetErrorLevel $Word
  Pop $1
  Pop $0
  Quit
FunctionEnd

Function ${un}log ; $0: a sentence
  Push $1
  FileOpen $1 "$TEMP\cais-setup.log" a
  ${If} $1 != ""
    FileSeek $1 0 END $R9
    ${If} $R9 = 0
      FileWriteWord $1 0xFEFF
    ${EndIf}
    ${GetTime} "" "L" $R1 $R2 $R3 $R4 $R5 $R6 $R7
    FileWriteUTF16LE $1 "$R3-$R2-$R1 $R5:$R6:$R7 Cais ${VERSION}: $0$\r$\n"
    FileClose $1
  ${EndIf}
  Pop $1
FunctionEnd

; Windows' restart manager asks Cais to save and end, as it does before the computer is shut down.
Function ${un}askToEnd
  System::Call 'rstrtmgr::RmStartSession(*i .r1, i 0, w .r2) i .r0'
  ${If} $0 = 0
    System::Call '*(w "$INSTDIR\app\cais.exe", w "$INSTDIR\app\python313.dll") p .r3'
    System::Call 'rstrtmgr::RmRegisterResources(i r1, i 2, p r3, i 0, p 0, i 0, p 0) i .r0'
    System::Call 'rstrtmgr::RmShutdown(i r1, i 0, p 0) i .r0'
    System::Call 'rstrtmgr::RmEndSession(i r1)'
    System::Free $3
  ${EndIf}
FunctionEnd

; $R0: 1 while a program of this folder runs. A program that runs cannot be written.
Function ${un}look
  StrCpy $R0 0
  !insertmacro LookAt "cais.exe"
  !insertmacro LookAt "cais.com"
  !insertmacro LookAt "python313.dll"
  !insertmacro LookAt "packages\PySide6\QtWebEngineProcess.exe"
FunctionEnd

Function ${un}waitForCais
  Call ${un}look
  ${If} $R0 = 0
    Return
  ${EndIf}
  ${IfNot} ${Silent}
    MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(isOpen)" IDOK go
    StrCpy $Word ${CANCELLED}
    Push "$(cancelled)"
    Call ${un}refuse
    go:
  ${EndIf}
  Call ${un}askToEnd
  ${For} $R1 1 ${WAIT_FOR_CAIS}
    Call ${un}look
    ${If} $R0 = 0
      Return
    ${EndIf}
    Sleep 1000
  ${Next}
  StrCpy $Word ${IN_USE}
  Push "$(staysOpen)"
  Call ${un}refuse
FunctionEnd

Function ${un}gaveUp
  SetErrorLevel ${CANCELLED}
FunctionEnd

; $R0: 0 where it is for all of the computer, and may not write what only administrators may open for writing.
Function ${un}lookForRights
  StrCpy $R0 1
  ${If} $Everybody = 1
    ClearErrors
    WriteRegStr HKLM "${UNINSTALL}" "Rights" "${VERSION}"
    ${If} ${Errors}
      StrCpy $R0 0
    ${Else}
      DeleteRegValue HKLM "${UNINSTALL}" "Rights"
      DeleteRegKey /ifempty HKLM "${UNINSTALL}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Removes the folder $0 with all in it, where it is one of Cais' own. Their mark goes last: what the computer's end or
; another program keeps from going is known by it the next time.
Function ${un}removeOurs
  ${IfNot} ${FileExists} "$0\cais.exe"
    Return
  ${EndIf}
  StrCpy $R3 0 ; 1 where something stays
  FindFirst $R1 $R2 "$0\*"
  ${DoUntil} $R2 == ""
    ${If} $R2 != "."
    ${AndIf} $R2 != ".."
    ${AndIf} $R2 != "cais.exe"
      RMDir /r "$0\$R2"
      Delete "$0\$R2"
      ${If} ${FileExists} "$0\$R2"
        StrCpy $R3 1
      ${EndIf}
    ${EndIf}
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
  ${If} $R3 = 0
    Delete "$0\cais.exe"
    RMDir "$0"
  ${EndIf}
FunctionEnd

; Whether it is for all of the computer, and where what it registers goes.
Function ${un}settle
  ${If} $Everybody = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  SetRegView 64
FunctionEnd
!macroend

!macro LookAt name
  ${If} ${FileExists} "$INSTDIR\app\${name}"
    ClearErrors
    FileOpen $R9 "$INSTDIR\app\${name}" a
    ${If} ${Errors}
      StrCpy $R0 1
    ${Else}
      FileClose $R9
    ${EndIf}
  ${EndIf}
!macroend

; Sets the error flag where a folder of this name is there that is not one of Cais' own.
!macro LookWhose name
  ${If} ${FileExists} "$INSTDIR\${name}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${name}\cais.exe"
    SetErrors
  ${EndIf}
!macroend

!macro RemoveOurs un folder
  StrCpy $0 "${folder}"
  Call ${un}removeOurs
!macroend

!insertmacro Refuse ""
!insertmacro Refuse "un."

; Takes the first word off $Arguments into $Word; quotation marks hold one together.
!macro NextWord un
Function ${un}nextWord
  StrCpy $Word ""
  StrCpy $R3 0 ; 1 between quotation marks
  ${Do}
    StrCpy $R2 $Arguments 1
    ${If} $R2 == ""
      ${ExitDo}
    ${EndIf}
    StrCpy $Arguments $Arguments "" 1
    ${If} $R2 == '"'
      IntOp $R3 $R3 ^ 1
    ${ElseIf} $R2 == " "
    ${AndIf} $R3 = 0
      ${If} $Word != ""
        ${ExitDo}
      ${EndIf}
    ${Else}
      StrCpy $Word "$Word$R2"
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro NextWord ""
!insertmacro NextWord "un."

; $R2: what stands before the first = of $Word, with it, or all of it; $R4: what stands behind.
!macro Part
  ${WordFind} "$Word=" "=" "+1" $R2
  StrLen $R3 $R2
  StrCpy $R4 $Word 1 $R3
  StrCpy $R2 "$R2$R4"
  IntOp $R3 $R3 + 1
  StrCpy $R4 $Word "" $R3
!macroend

Function .onInit
  ${GetParameters} $Arguments
  StrCpy $Everybody 0
  ; Who hands out software runs as the system itself, whose own folders nobody would find.
  ReadEnvStr $1 USERPROFILE
  ${StrLoc} $2 $1 "\config\systemprofile" ">"
  ${If} $2 != ""
    StrCpy $Everybody 1
    StrCpy $Asked 1
  ${EndIf}
  Call checkArguments
  Call settle
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    StrCpy $Word ${OLD_WINDOWS}
    Push "$(oldWindows)"
    Call refuse
  ${EndIf}
  Call checkRights
  Call choosePlace
  ${If} ${Silent}
    Call checkPlace
    ${If} $0 != ""
      StrCpy $Word ${BAD_FOLDER}
      Push $0
      Call refuse
    ${EndIf}
  ${EndIf}
  Call checkVersion
FunctionEnd

Function checkArguments
  ; A word that nobody knows is a slip, and what was meant would silently not happen.
  ${Do}
    Call nextWord
    ${If} $Word == ""
      ${ExitDo}
    ${EndIf}
    !insertmacro Part
    ${Select} $R2
      ${Case2} "/S" "/NCRC"
      ${Case} "/ALLUSERS"
        StrCpy $Everybody 1
        StrCpy $Asked 1
      ${Case} "/CURRENTUSER"
        StrCpy $Everybody 0
        StrCpy $Asked 1
      ${Case} "PRESET="
        StrCpy $Preset $R4
      ${Case} "POLICYKEY="
        StrCpy $PolicyKey $R4
      ${Case} "REQUIRED="
        StrCpy $Required $R4
      ${CaseElse}
        StrCpy $R2 $Word
        StrCpy $Word ${BAD_ARGUMENT}
        Push "$(unknownArgument)"
        Call refuse
    ${EndSelect}
  ${Loop}
  ${If} "$Preset$PolicyKey$Required" == ""
    Return
  ${EndIf}
  StrCpy $Word ${BAD_ARGUMENT}
  ${If} $Everybody = 0
    Push "$(policyIsTheComputers)"
    Call refuse
  ${EndIf}
  StrLen $R1 $PolicyKey
  StrCpy $R2 $PolicyKey 2
  ${If} $PolicyKey != ""
    ${If} $R1 <> 56
    ${OrIf} $R2 != "RW"
      Push "$(noKey)"
      Call refuse
    ${EndIf}
  ${EndIf}
  StrCpy $R1 $Preset 8
  StrCpy $R2 $Preset 2 1
  StrCpy $R3 $Preset 2
  ${If} $Preset != ""
  ${AndIf} $R1 != "https://"
  ${AndIf} $R2 != ":\"
  ${AndIf} $R3 != "\\"
    Push "$(noPreset)"
    Call refuse
  ${EndIf}
  ${If} $R1 == "https://"
  ${AndIf} $PolicyKey == ""
    ReadRegStr $R4 HKLM "${POLICY}" "PublicKey"
    ${If} $R4 == ""
      Push "$(addressWantsKey)"
      Call refuse
    ${EndIf}
  ${EndIf}
  ${If} $Required != ""
  ${AndIf} $Required != "0"
  ${AndIf} $Required != "1"
    Push "$(noRequired)"
    Call refuse
  ${EndIf}
FunctionEnd

Var ForEverybody

Function askForWhom
  ${If} $Asked = 1
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(forWhom)" ""
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "$(forMe)"
  Pop $0
  ${NSD_Check} $0
  ${NSD_CreateRadioButton} 0 30u 100% 12u "$(forEverybody)"
  Pop $ForEverybody
  nsDialogs::Show
FunctionEnd

; Windows asks for an administrator only now that one is needed.
Function answeredForWhom
  ${NSD_GetState} $ForEverybody $0
  ${If} $0 = ${BST_CHECKED}
    ExecShell "runas" "$EXEPATH" "/ALLUSERS"
    Quit
  ${EndIf}
FunctionEnd

Function checkRights
  Call lookForRights
  ${If} $R0 = 0
    StrCpy $Word ${NO_RIGHTS}
    Push "$(noRights)"
    Call refuse
  ${EndIf}
FunctionEnd

; Where it was before, unless another place was asked for.
Function choosePlace
  ${If} $INSTDIR == ""
    ; What cannot be a folder was dropped without a word before this began.
    System::Call 'kernel32::GetCommandLineW() w .r1'
    ${StrLoc} $2 $1 " /D=" ">"
    ${If} $2 != ""
      StrCpy $Word ${BAD_FOLDER}
      Push "$(noFolder)"
      Call refuse
    ${EndIf}
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $Everybody = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\Cais"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Cais"
    ${EndIf}
  ${EndIf}
FunctionEnd

; $0: why the place cannot be, "" where it can.
Function checkPlace
  StrCpy $0 ""
  ${StrLoc} $1 $INSTDIR ";" ">"
  ${If} $1 != ""
    StrCpy $0 "$(semicolon)"
    Return
  ${EndIf}
  StrCpy $1 $INSTDIR 2
  ${If} $1 == "\\"
    StrCpy $0 "$(networkFolder)"
    Return
  ${EndIf}
  StrLen $1 "$INSTDIR\app.new\"
  IntOp $1 $1 + ${LONGEST}
  ${If} $1 > 259
    StrCpy $0 "$(longFolder)"
    Return
  ${EndIf}
  ClearErrors
  !insertmacro LookWhose "app"
  !insertmacro LookWhose "app.new"
  !insertmacro LookWhose "app.old"
  ${If} ${Errors}
    StrCpy $0 "$(somebodyElses)"
  ${EndIf}
FunctionEnd

Function folderChosen
  Call checkPlace
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
    Abort
  ${EndIf}
FunctionEnd

Function checkVersion
  StrCpy $Word ${NEWER_THERE}
  ReadRegStr $R1 SHCTX "Software\Cais" "Msi"
  ${If} $R1 != ""
    Push "$(msiThere)"
    Call refuse
  ${EndIf}
  ${If} $Everybody = 0
    ReadRegStr $R1 HKLM "${UNINSTALL}" "InstallLocation"
    ReadRegStr $R2 HKLM "Software\Cais" "Msi"
    ${If} ${FileExists} "$R1\app\cais.exe"
    ${OrIf} $R2 != ""
      Push "$(thereForEverybody)"
      Call refuse
    ${EndIf}
  ${EndIf}
  ; What a removal that was interrupted left in the registry names nothing that is there, and hinders nobody.
  ReadRegStr $R1 SHCTX "${UNINSTALL}" "DisplayVersion"
  ReadRegStr $R2 SHCTX "${UNINSTALL}" "InstallLocation"
  ${If} $R1 != ""
  ${AndIf} ${FileExists} "$R2\app\cais.exe"
    ${VersionCompare} $R1 "${VERSION}" $R2
    ${If} $R2 = 1
      StrCpy $Word ${NEWER_THERE}
      Push "$(newerThere)"
      Call refuse
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  ReadRegStr $R8 SHCTX "${UNINSTALL}" "InstallLocation" ; of the one that is replaced
  Call waitForCais
  SetOutPath "$INSTDIR"
  !insertmacro RemoveOurs "" "$INSTDIR\app.new"
  !insertmacro RemoveOurs "" "$INSTDIR\app.old"
  ClearErrors
  ${GetRoot} $INSTDIR $R1
  ${DriveSpace} "$R1\" "/D=F /S=K" $R2
  ${If} $R2 < ${SIZE_KB}
  ${AndIf} $R2 > 0
    StrCpy $Word ${NO_ROOM}
    Push "$(noRoom)"
    Call refuse
  ${EndIf}
  ClearErrors
  SetOverwrite try
  SetOutPath "$INSTDIR\app.new"
  File "${STAGE}/cais.exe" ; the mark by which an end in between leaves it known
  File /r "${STAGE}/*"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    !insertmacro RemoveOurs "" "$INSTDIR\app.new"
    StrCpy $Word ${FAILED}
    Push "$(notWritten)"
    Call refuse
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\app"
    ClearErrors
    Rename "$INSTDIR\app" "$INSTDIR\app.old"
    ${If} ${Errors}
      !insertmacro RemoveOurs "" "$INSTDIR\app.new"
      StrCpy $Word ${IN_USE}
      Push "$(staysOpen)"
      Call refuse
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\app.new" "$INSTDIR\app"
  ${If} ${Errors}
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
    !insertmacro RemoveOurs "" "$INSTDIR\app.new"
    StrCpy $Word ${FAILED}
    Push "$(notWritten)"
    Call refuse
  ${EndIf}
  !insertmacro RemoveOurs "" "$INSTDIR\app.old"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; It has moved.
  ${If} $R8 != ""
  ${AndIf} $R8 != $INSTDIR
  ${AndIf} ${FileExists} "$R8\app\cais.exe"
    !insertmacro RemoveOurs "" "$R8\app"
    Delete "$R8\uninstall.exe"
    RMDir "$R8"
  ${EndIf}
  Call register
  Call writePolicy
  StrCpy $0 "$(installed)"
  ${If} ${Silent}
    Call log
  ${EndIf}
  SetErrorLevel ${DONE}
SectionEnd

Function register
  CreateShortcut "$SMPROGRAMS\Cais.lnk" "$INSTDIR\app\cais.exe" "" "$INSTDIR\app\cais.ico"
  ; Files of Cais, without taking another program's word for what it opened before.
  ReadRegStr $R1 SHCTX "Software\Classes\.cais" ""
  ${If} $R1 == ""
    WriteRegStr SHCTX "Software\Classes\.cais" "" "Cais.File"
  ${EndIf}
  WriteRegStr SHCTX "Software\Classes\.cais\OpenWithProgids" "Cais.File" ""
  WriteRegStr SHCTX "Software\Classes\Cais.File" "" "$(fileOfCais)"
  WriteRegStr SHCTX "Software\Classes\Cais.File\DefaultIcon" "" "$INSTDIR\app\cais.ico"
  WriteRegStr SHCTX "Software\Classes\Cais.File\shell\open\command" "" '"$INSTDIR\app\cais.exe" "%1"'
  WriteRegStr SHCTX "${APP_PATHS}" "" "$INSTDIR\app\cais.exe"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Cais"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\app\cais.ico"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The Cais authors"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  ${If} $Everybody = 1
    StrCpy $R1 "/ALLUSERS"
  ${Else}
    StrCpy $R1 "/CURRENTUSER"
  ${EndIf}
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" $R1'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" $R1 /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
FunctionEnd

; What IT said here, and a note of it: the uninstaller takes back what nobody has changed since.
Function writePolicy
  ${If} $Preset != ""
    WriteRegStr HKLM "${POLICY}" "Preset" $Preset
    WriteRegStr HKLM "${UNINSTALL}" "WrotePreset" $Preset
  ${EndIf}
  ${If} $PolicyKey != ""
    WriteRegStr HKLM "${POLICY}" "PublicKey" $PolicyKey
    WriteRegStr HKLM "${UNINSTALL}" "WrotePublicKey" $PolicyKey
  ${EndIf}
  ${If} $Required != ""
    WriteRegDWORD HKLM "${POLICY}" "Required" $Required
    WriteRegStr HKLM "${UNINSTALL}" "WroteRequired" $Required
  ${EndIf}
FunctionEnd

Function un.onInit
  ${GetParameters} $Arguments
  StrCpy $Everybody 0
  ${Do}
    Call un.nextWord
    ${If} $Word == ""
      ${ExitDo}
    ${EndIf}
    !insertmacro Part
    ${If} $R2 == "/ALLUSERS"
      StrCpy $Everybody 1
    ${ElseIf} $R2 == "WORKSPACES="
      StrCpy $Workspaces $R4
    ${EndIf}
  ${Loop}
  Call un.settle
  Call un.checkRights
FunctionEnd

; Windows' list of programs begins this with nobody's rights but the person's.
Function un.checkRights
  Call un.lookForRights
  ${If} $R0 = 1
    Return
  ${EndIf}
  ${IfNot} ${Silent}
  ${AndIf} $Workspaces == "" ; an administrator's would go in the place of this person's
    ClearErrors
    ExecShell "runas" "$INSTDIR\uninstall.exe" "/ALLUSERS"
    ${If} ${Errors}
      SetErrorLevel ${CANCELLED}
    ${EndIf}
    Quit
  ${EndIf}
  StrCpy $Word ${NO_RIGHTS}
  Push "$(noRightsToRemove)"
  Call un.refuse
FunctionEnd

!macro TakeBack name
  ReadRegStr $R1 HKLM "${UNINSTALL}" "Wrote${name}"
  ${If} $R1 != ""
    ClearErrors
    ReadRegStr $R2 HKLM "${POLICY}" "${name}"
    ${If} ${Errors}
      ReadRegDWORD $R2 HKLM "${POLICY}" "${name}"
    ${EndIf}
    ${If} $R1 == $R2
      DeleteRegValue HKLM "${POLICY}" "${name}"
    ${EndIf}
  ${EndIf}
!macroend

Section "un.install"
  Call un.waitForCais
  ${IfNot} ${FileExists} "$INSTDIR\app\cais.exe"
    StrCpy $Word ${BAD_FOLDER}
    Push "$(notHere)"
    Call un.refuse
  ${EndIf}
  ; In one stroke first: what is in use leaves it whole.
  !insertmacro RemoveOurs "un." "$INSTDIR\app.old"
  ClearErrors
  !insertmacro LookWhose "app.old"
  ${If} ${Errors}
    StrCpy $Word ${BAD_FOLDER}
    Push "$(othersThere)"
    Call un.refuse
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\app" "$INSTDIR\app.old"
  ${If} ${Errors}
    StrCpy $Word ${IN_USE}
    Push "$(staysOpen)"
    Call un.refuse
  ${EndIf}
  !insertmacro RemoveOurs "un." "$INSTDIR\app.old"
  !insertmacro RemoveOurs "un." "$INSTDIR\app.new"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Cais.lnk"
  ReadRegStr $R1 SHCTX "Software\Classes\.cais" ""
  ${If} $R1 == "Cais.File"
    DeleteRegValue SHCTX "Software\Classes\.cais" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\.cais\OpenWithProgids" "Cais.File"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.cais\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.cais"
  DeleteRegKey SHCTX "Software\Classes\Cais.File"
  DeleteRegKey SHCTX "${APP_PATHS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $Everybody = 1
    !insertmacro TakeBack "Preset"
    !insertmacro TakeBack "PublicKey"
    !insertmacro TakeBack "Required"
    DeleteRegKey /ifempty HKLM "${POLICY}"
  ${EndIf}
  DeleteRegKey SHCTX "${UNINSTALL}"
  StrCpy $0 "$(left)"
  ${If} $Workspaces == "remove"
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\Cais"
    StrCpy $0 "$(leftOnEngine)"
  ${EndIf}
  ${If} ${Silent}
    Call un.log
  ${EndIf}
  SetErrorLevel ${DONE}
SectionEnd
