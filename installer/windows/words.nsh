; The installer's own words; those of its usual pages come with NSIS.

!macro WORDS LANGUAGE WELCOME IS_OPEN TOO_OLD ASK_DATA
  !insertmacro MUI_LANGUAGE "${LANGUAGE}"
  LangString WELCOME ${LANG_${LANGUAGE}} "${WELCOME}"
  LangString IS_OPEN ${LANG_${LANGUAGE}} "${IS_OPEN}"
  LangString TOO_OLD ${LANG_${LANGUAGE}} "${TOO_OLD}"
  LangString ASK_DATA ${LANG_${LANGUAGE}} "${ASK_DATA}"
!macroend

!insertmacro WORDS "English" \
  "JOOR Desktop is installed for you alone, and no administrator is needed. The lists that you have are kept." \
  "JOOR Desktop is open. Close it, then press Retry." \
  "JOOR Desktop needs Windows 10, version 1809, or later." \
  "Do you also want to delete your lists, sends and profiles? They can’t be brought back."
!insertmacro WORDS "French" \
  "JOOR Desktop est installé pour vous seul, sans administrateur. Les listes que vous avez sont conservées." \
  "JOOR Desktop est ouvert. Fermez-le, puis appuyez sur Réessayer." \
  "JOOR Desktop demande Windows 10, version 1809, ou plus récent." \
  "Voulez-vous aussi supprimer vos listes, vos envois et vos profils ? Ils ne pourront pas être récupérés."
!insertmacro WORDS "Italian" \
  "JOOR Desktop viene installato solo per te, senza amministratore. Gli elenchi che hai restano." \
  "JOOR Desktop è aperto. Chiudilo, poi premi Riprova." \
  "JOOR Desktop richiede Windows 10, versione 1809, o successivo." \
  "Vuoi eliminare anche i tuoi elenchi, invii e profili? Non si potranno recuperare."
!insertmacro WORDS "Spanish" \
  "JOOR Desktop se instala solo para usted, sin administrador. Las listas que tiene se conservan." \
  "JOOR Desktop está abierto. Ciérrelo y pulse Reintentar." \
  "JOOR Desktop necesita Windows 10, versión 1809, o posterior." \
  "¿Quiere eliminar también sus listas, envíos y perfiles? No se podrán recuperar."
!insertmacro WORDS "German" \
  "JOOR Desktop wird nur für Sie eingerichtet, ohne Administrator. Ihre Listen bleiben erhalten." \
  "JOOR Desktop ist offen. Schließen Sie es und drücken Sie dann Wiederholen." \
  "JOOR Desktop braucht Windows 10, Version 1809, oder neuer." \
  "Sollen auch Ihre Listen, Sendungen und Profile gelöscht werden? Sie lassen sich nicht wiederherstellen."
!insertmacro WORDS "Portuguese" \
  "O JOOR Desktop é instalado só para si, sem administrador. As listas que tem são mantidas." \
  "O JOOR Desktop está aberto. Feche-o e prima Repetir." \
  "O JOOR Desktop precisa do Windows 10, versão 1809, ou posterior." \
  "Quer eliminar também as suas listas, envios e perfis? Não poderão ser recuperados."
!insertmacro WORDS "PortugueseBR" \
  "O JOOR Desktop é instalado só para você, sem administrador. As listas que você tem são mantidas." \
  "O JOOR Desktop está aberto. Feche-o e pressione Repetir." \
  "O JOOR Desktop precisa do Windows 10, versão 1809, ou posterior." \
  "Deseja excluir também suas listas, envios e perfis? Não será possível recuperá-los."
!insertmacro WORDS "Japanese" \
  "JOOR Desktop はあなた専用にインストールされ、管理者は必要ありません。お持ちのリストはそのまま残ります。" \
  "JOOR Desktop が開いています。閉じてから［再試行］を押してください。" \
  "JOOR Desktop には Windows 10 バージョン 1809 以降が必要です。" \
  "リスト、送信、プロファイルも削除しますか。元に戻すことはできません。"
!insertmacro WORDS "SimpChinese" \
  "JOOR Desktop 只为您安装，不需要管理员。您已有的列表会保留。" \
  "JOOR Desktop 正在运行。请先关闭它，然后按“重试”。" \
  "JOOR Desktop 需要 Windows 10 版本 1809 或更高版本。" \
  "是否同时删除您的列表、发送记录和配置文件？删除后无法恢复。"
