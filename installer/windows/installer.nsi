; The installer for Windows: for one person, without the rights of an administrator; silent with /S.
; Exit codes: 0 when it is done, 1 when the person stopped it, 2 when the program is open or this Windows is too old.
; The uninstaller keeps lists and profiles, unless it is told otherwise or called with /S /ALL.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
AllowSkipFiles off

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include "${PARTS}"

!define NAME "JOOR Desktop"
!define IDENTITY "com.jooraccess.joor_desktop"
!define PROGRAM "joor-desktop.exe"
!define PROGRAM_IN_TERMINAL "joor-desktop.com"
!define DATA "$LOCALAPPDATA\joor_desktop"
!define CLASSES "Software\Classes"
!define APPLICATION "${CLASSES}\Applications\${PROGRAM}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTITY}"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
!define FIRST_BUILD 17763 ; Windows 10, version 1809
!define ASSOCIATIONS_CHANGED 0x08000000

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${NAME}"
VIAddVersionKey "LegalCopyright" "${NAME}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!include /CHARSET=UTF8 "${WORDS}"

!macro WAIT_UNTIL_CLOSED FILE
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${FILE}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

!macro FOR_EACH_ENDING MACRO
  !insertmacro ${MACRO} ".csv"
  !insertmacro ${MACRO} ".ods"
  !insertmacro ${MACRO} ".tsv"
  !insertmacro ${MACRO} ".xls"
  !insertmacro ${MACRO} ".xlsb"
  !insertmacro ${MACRO} ".xlsm"
  !insertmacro ${MACRO} ".xlsx"
!macroend

; It is offered under “Open with”, and never takes a kind of file from the program that a person opens it with.
!macro OFFER ENDING
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" "${ENDING}" ""
  WriteRegNone HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${IDENTITY}"
!macroend

!macro NO_LONGER_OFFER ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${IDENTITY}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
!macroend

!macro OPENED_BY KEY
  WriteRegStr HKCU "${KEY}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${KEY}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKCU "${KEY}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastBuild} ${FIRST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro WAIT_UNTIL_CLOSED "${PROGRAM}"
  !insertmacro WAIT_UNTIL_CLOSED "${PROGRAM_IN_TERMINAL}"
  RMDir /r "$INSTDIR\program"
  !insertmacro PUT_FILES
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  !insertmacro OPENED_BY "${APPLICATION}"
  !insertmacro OPENED_BY "${CLASSES}\${IDENTITY}"
  !insertmacro FOR_EACH_ENDING OFFER
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TELL_EXPLORER
SectionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED "${PROGRAM}"
  !insertmacro WAIT_UNTIL_CLOSED "${PROGRAM_IN_TERMINAL}"
  Call un.DeleteDataIfAsked
  RMDir /r "$INSTDIR\program"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${PROGRAM_IN_TERMINAL}"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  DeleteRegKey HKCU "${APPLICATION}"
  DeleteRegKey HKCU "${CLASSES}\${IDENTITY}"
  !insertmacro FOR_EACH_ENDING NO_LONGER_OFFER
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_EXPLORER
SectionEnd

Function un.DeleteDataIfAsked
  ${IfNot} ${FileExists} "${DATA}\*.*"
    Return
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALL" $1
  ${If} ${Errors}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ASK_DATA)" /SD IDNO IDYES +2
    Return
  ${EndIf}
  ExecWait '"$INSTDIR\${PROGRAM}" remove-everything --yes --force' $0 ; tokens in the keychain too
  ${If} $0 <> 0
    RMDir /r "${DATA}"
  ${EndIf}
FunctionEnd
