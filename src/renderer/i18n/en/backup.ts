/** Backups, files with own marks, and the rule that erases by age. */
export const backup = {
  'command.archive.backUp': 'Back up archive…',
  'command.archive.restore': 'Restore backup…',
  'command.marks.save': 'Save my marks and searches…',
  'command.marks.load': 'Load marks and searches…',

  'backup.title': 'Back up archive',
  'backup.lead': 'Everything in one file: conversations, imports, your marks and saved searches.',
  'backup.what':
    'Keep the file on another disk. It can be restored here, on another computer, and in the desktop app or the browser.',
  'backup.password': 'Password (optional)',
  'backup.passwordAgain': 'Password again',
  'backup.passwordWhy':
    'With a password nobody can read the file without it. There is no way to restore it if the password is lost.',
  'backup.noPassword': 'Without a password anybody who has the file can read the conversations in it.',
  'backup.passwordsDiffer': 'The two passwords differ.',
  'backup.start': 'Choose place and back up…',
  'backup.writing': 'Writing the backup',
  'backup.progress': '{share} % written',
  'backup.stop': 'Stop',
  'backup.written':
    'The backup is complete: {conversations, plural, one {# conversation} other {# conversations}} from {imports, plural, one {# import} other {# imports}}, marks on {marked, plural, one {# conversation} other {# conversations}}. It was read again after writing and is correct.',
  'backup.downloaded':
    'The backup was handed to the browser as a download: {conversations, plural, one {# conversation} other {# conversations}} from {imports, plural, one {# import} other {# imports}}, marks on {marked, plural, one {# conversation} other {# conversations}}. Wait until the download has ended; restoring it, or opening it here, checks the file.',
  'backup.size': 'Size of the file: {size}.',
  'backup.failed': 'No backup was written: {reason}',
  'backup.repair': 'Check the archive…',
  'backup.last': 'Last backup: {date}.',
  'backup.never': 'There is no backup yet.',
  'backup.dueShort': 'Back up your marks',
  'backup.due':
    'You have marks, and the last backup was more than a month ago, or there never was one. This reminder can be switched off in the settings.',
  'backup.remind': 'Remind me of backups',
  'backup.remindWhy': 'A line in the status bar when there are marks and no backup for a month.',

  'restore.title': 'Restore backup',
  'restore.opening': 'Opening {name}',
  'restore.locked': 'This backup has a password.',
  'restore.wrongPassword': 'This is not the password of the backup.',
  'restore.password': 'Password',
  'restore.unlock': 'Open',
  'restore.holds':
    'Backup of {date}: {conversations, plural, one {# conversation} other {# conversations}} with {messages, plural, one {# message} other {# messages}} from {imports, plural, one {# import} other {# imports}}, marks on {marked, plural, one {# conversation} other {# conversations}}, {searches, plural, =0 {no saved search} one {# saved search} other {# saved searches}}.',
  'restore.checkedFirst': 'The whole file is checked before anything is written.',
  'restore.intoEmpty': 'Your archive is empty: it will be as it was when the backup was made.',
  'restore.merged':
    'Your archive is not empty: what is missing is added, and nothing of it is removed. A file that was imported in both is kept once. Conversations that you have erased since stay erased while their file is known here.',
  'restore.start': 'Restore',
  'restore.checking': 'Checking the file',
  'restore.writing': 'Restoring',
  'restore.stop': 'Stop',
  'restore.done':
    'Restored: {imports, plural, one {# import} other {# imports}} with {conversations, plural, =0 {no new conversation} one {# new conversation} other {# new conversations}}{extended, plural, =0 {} one {; # that was here has more now} other {; # that were here have more now}}.',
  'restore.nothing': 'Restored: no conversation was missing here.',
  'restore.known':
    '{count, plural, one {# import of the backup was here already.} other {# imports of the backup were here already.}}',
  'restore.marks':
    'Marks on {marked, plural, one {# conversation} other {# conversations}} and {searches, plural, one {# saved search} other {# saved searches}} of the backup were added to yours.',
  'restore.failed': 'Nothing was restored: {reason}',

  'marksFile.title': 'Marks and searches',
  'marksFile.saved':
    'Saved: marks on {marked, plural, one {# conversation} other {# conversations}} and {searches, plural, one {# saved search} other {# saved searches}}. The file holds your notes and no conversation.',
  'marksFile.loaded':
    'Loaded: {changed, plural, =0 {every mark of the file was here already} one {marks on # conversation were added} other {marks on # conversations were added}}. The file has {searches, plural, one {# saved search} other {# saved searches}}.',
  'marksFile.waiting':
    '{count, plural, one {# marked conversation is} other {# marked conversations are}} not in this archive. The marks are kept and appear when the conversation is imported.',
  'marksFile.conflicts':
    'On {count, plural, one {# conversation} other {# conversations}} the file has another score than you gave: yours was kept.',
  'marksFile.failed': 'This did not work: {reason}',

  'retention.setting': 'Erase old conversations',
  'retention.settingWhy':
    'At each start, conversations that began before this are erased for good, with your marks on them. Those without a recorded date are kept.',
  'retention.off': 'Never',
  'retention.months':
    '{months, plural, =12 {Older than 1 year} =24 {Older than 2 years} =36 {Older than 3 years} =60 {Older than 5 years} other {Older than # months}}',
  'retention.show': 'Show them',
  'retention.held':
    'The rule for old conversations would erase {count, plural, one {# conversation} other {# conversations}}, more than half of the archive. Nothing was erased. Check the date of this computer.',
  'retention.review': 'Review…',
} as const;
