; The installer: per user, without administrator. Silent: /S; another folder: /D=C:\...; exit status 3: it runs,
; 4: Windows is too old, 5: a newer version is there (updated from a stick since).
Unicode true
Target ${TARGET_STUB}
SetCompressor ${PACKING}
!include "MUI2.nsh"
!include "x64.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "TextFunc.nsh"

!define APP "CongDoan"
!define TITLE "Sổ tay tuyên truyền công đoàn"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define PROG_ID "CongDoan.Store"

Name "${TITLE}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "Folder"
RequestExecutionLevel user
ManifestDPIAware true
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${APP}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${APP}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "app.ico"
!define MUI_UNICON "app.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_WELCOMEPAGE_TITLE "${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Cài cho riêng tài khoản này của máy, không cần quyền quản trị, không cần mạng.$\r$\n$\r$\nNếu máy đã có bản cũ thì bản mới thay bản cũ; dữ liệu của đơn vị giữ nguyên.$\r$\n$\r$\nBấm Tiến."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở chương trình ngay"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${LANGUAGE_FOLDER}" "Vietnamese"

LangString TOO_OLD ${LANG_VIETNAMESE} "Chương trình cần Windows 10 bản 1809 (64-bit) trở lên. Máy này không dùng được; hãy dùng máy khác, hoặc ghi báo cáo ở máy khác rồi in ra."
LangString RUNS ${LANG_VIETNAMESE} "Chương trình đang mở. Hãy đóng cửa sổ của chương trình rồi bấm Thử lại (Retry)."
LangString NEWER ${LANG_VIETNAMESE} "Máy này đang dùng bản $1, mới hơn bản ${VERSION} trong bộ cài này. Dữ liệu do bản mới ghi có thể không mở được bằng bản cũ.$\r$\n$\r$\nVẫn cài bản cũ ${VERSION}?"
LangString PART_PROGRAM ${LANG_VIETNAMESE} "Chương trình"
LangString PART_SETTINGS ${LANG_VIETNAMESE} "Cài đặt riêng của máy này"
LangString PART_DATA ${LANG_VIETNAMESE} "Xóa hẳn dữ liệu của đơn vị"
LangString SURE ${LANG_VIETNAMESE} "Xóa hẳn dữ liệu công đoàn, báo cáo đã ký và bản sao lưu trong $DOCUMENTS\${APP}? Không lấy lại được."
LangString ABOUT_PROGRAM ${LANG_VIETNAMESE} "Các tệp của chương trình. Dữ liệu của đơn vị trong Tài liệu (Documents) được giữ lại, trừ khi chọn xóa ở mục cuối."
LangString ABOUT_DATA ${LANG_VIETNAMESE} "Xóa thư mục ${APP} trong Tài liệu (Documents) và chìa khóa của các hòm phiếu đang mở. Chỉ chọn khi bàn giao máy; bản ở nơi khác không bị xóa."
LangString ABOUT_SETTINGS ${LANG_VIETNAMESE} "Cỡ cửa sổ, tên người dùng máy, tệp mở lần cuối, nhật ký lỗi. Không phải dữ liệu của đơn vị."

!macro REFUSE_WHILE_RUNNING
  ${Do}
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\CongDoan_running") p.r0'
    ${If} $0 P= 0
      ${Break}
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p r0)'
    ${If} ${Silent}
      SetErrorLevel 3
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNS)" IDRETRY +3
      SetErrorLevel 3
      Quit
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro REFUSE_WHILE_RUNNING
FunctionEnd

Function un.onInit
  !insertmacro REFUSE_WHILE_RUNNING
FunctionEnd

; $1: the version that is started now, from the first line of current.txt.
Function RefuseNewer
  ClearErrors
  FileOpen $0 "$INSTDIR\current.txt" r
  ${If} ${Errors}
    Return
  ${EndIf}
  FileRead $0 $1
  FileClose $0
  ${TrimNewLines} "$1" $1
  ${VersionCompare} "$1" "${VERSION}" $2
  ${If} $2 != 1
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(NEWER)" /SD IDNO IDYES +3
    SetErrorLevel 5
    Quit
FunctionEnd

Section "-Program"
  SetOutPath "$INSTDIR"
  ; What stood there before goes first: a file that a new version has no more must not be loaded. Only where it is ours:
  ; somebody may have typed the name of a folder with things of their own.
  ${If} ${FileExists} "$INSTDIR\${APP}.exe"
    Call RefuseNewer
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\lib"
    RMDir /r "$INSTDIR\app"
    Delete "$INSTDIR\updated.json"
    Delete "$INSTDIR\going-back.json"
  ${EndIf}
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${APP}.exe"
  WriteRegStr HKCU "Software\${APP}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.congdoan" "" "${PROG_ID}"
  WriteRegStr HKCU "Software\Classes\${PROG_ID}" "" "Dữ liệu công đoàn cơ sở"
  WriteRegStr HKCU "Software\Classes\${PROG_ID}\DefaultIcon" "" "$INSTDIR\${APP}.exe,0"
  WriteRegStr HKCU "Software\Classes\${PROG_ID}\shell\open\command" "" '"$INSTDIR\${APP}.exe" --store "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${APP}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "un.$(PART_PROGRAM)" UN_PROGRAM
  SectionIn RO
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\${APP}.exe"
  Delete "$INSTDIR\current.txt"
  Delete "$INSTDIR\runtime.txt"
  Delete "$INSTDIR\updated.json"
  Delete "$INSTDIR\going-back.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing else lies in it
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\${PROG_ID}"
  DeleteRegKey HKCU "Software\Classes\.congdoan"
  DeleteRegKey HKCU "Software\${APP}"
SectionEnd

Section /o "un.$(PART_SETTINGS)" UN_SETTINGS
  RMDir /r "$APPDATA\${APP}"
  RMDir /r "$LOCALAPPDATA\${APP}\Logs"
  RMDir "$LOCALAPPDATA\${APP}" ; the keys of open ballot boxes lie there too: they are data
SectionEnd

Section /o "un.$(PART_DATA)" UN_DATA
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(SURE)" /SD IDNO IDYES +2
    Return
  RMDir /r "$DOCUMENTS\${APP}"
  RMDir /r "$LOCALAPPDATA\${APP}"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UN_PROGRAM} "$(ABOUT_PROGRAM)"
  !insertmacro MUI_DESCRIPTION_TEXT ${UN_SETTINGS} "$(ABOUT_SETTINGS)"
  !insertmacro MUI_DESCRIPTION_TEXT ${UN_DATA} "$(ABOUT_DATA)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
