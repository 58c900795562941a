/** What is said and asked when something of the archive is lost. */
export const recovery = {
  'recovery.lost': 'The archive was lost',
  'recovery.behind': 'The latest changes of the archive were lost',
  'recovery.shards': 'A part of the archive was lost',
  'recovery.marks': 'Your own marks were lost from the archive',
  'recovery.newer': 'A later version of Lectern wrote this archive',
  'recovery.unavailable': 'The archive cannot be opened',

  'recovery.why.data-loss':
    'The browser found its database damaged and discarded it. Most likely the disk was full, or the computer stopped during a write.',
  'recovery.why.not-there': 'Its database is missing. Most likely it was deleted, or the browser freed space.',
  'recovery.why.other-archive':
    'There is another archive in its place, which does not contain everything that was in the lost one.',
  'recovery.why.behind':
    'The database is older than the record kept outside it. Most likely the computer stopped before the disk had written everything.',
  'recovery.why.shards': 'Some of its files are missing.',
  'recovery.why.marks':
    'All conversations are there. Your marks are also kept outside the database and can be restored.',
  'recovery.why.newer': 'It was left unchanged. Please start the later version.',
  'recovery.why.unavailable':
    'Another program may be using its files: a virus scanner, or another window of Lectern. Nothing was changed.',

  'recovery.untouched': 'Nothing is removed or written until you choose what to do.',
  'recovery.facts': 'What was found and what is missing',
  'recovery.marked':
    '{count, plural, =0 {You had no flags, tags or notes.} one {Your flags, tags and notes on # conversation are safe.} other {Your flags, tags and notes on # conversations are safe.}}',
  'recovery.files':
    '{total, plural, one {{found, plural, =0 {The imported file is still to be found.} other {The imported file was found.}}} other {{found, number} of # imported files were found.}}',
  'recovery.kept': '{count, plural, one {# import is untouched.} other {# imports are untouched.}}',
  'recovery.shardsThere':
    '{count, plural, one {# store of conversations survived.} other {# stores of conversations survived.}}',
  'recovery.witness':
    '{imports, plural, one {# import} other {# imports}} with {conversations, plural, one {# conversation} other {# conversations}} had been in it. Import the files again to have them back.',
  'recovery.marksToo': 'Your flags, tags and notes were lost as well.',
  'recovery.noLedger': 'It is not known what had been imported: the list of imports is lost as well.',
  'recovery.damagedLines':
    '{count, plural, one {# line of the list of your marks is damaged and was left out.} other {# lines of the list of your marks are damaged and were left out.}}',
  'recovery.fileList': 'Imported files',
  'recovery.found': 'found',
  'recovery.missing': 'missing',
  'recovery.elsewhere':
    'Another window is restoring the archive. This window will show it as soon as that has finished.',
  'recovery.give':
    'Drop the missing files here or choose them. They are recognised by their content, even if they were renamed.',
  'recovery.looking': 'Looking at the files…',
  'recovery.strange':
    '{count, plural, one {{name} is not one of the missing files.} other {# of these files are not among the missing ones.}}',

  'recovery.restore': 'Restore',
  'recovery.restorePart': 'Restore what was found',
  'recovery.choose': 'Choose files…',
  'recovery.without': 'Go on without…',
  'recovery.startEmpty': 'Start empty…',
  'recovery.tryAgain': 'Try again',

  'recovery.progress': 'Progress of restoring',
  'recovery.restoring': 'Restoring import {nth, number} of {of, number}…',
  'recovery.restoringMarks': 'Restoring…',
  'recovery.stop': 'Stop',
  'recovery.stopping': 'Stopping…',

  'recovery.done': 'The archive was restored',
  'recovery.partly': 'The archive was partly restored',
  'recovery.notBack': 'Nothing could be restored yet',
  'recovery.restored':
    '{count, plural, =0 {No import had to be restored.} one {# import was restored.} other {# imports were restored.}}',
  'recovery.restoredMarks':
    '{count, plural, one {Your marks on # conversation were restored.} other {Your marks on # conversations were restored.}}',
  'recovery.failure': '{name}: {reason}',
  'recovery.open': 'Open the archive',
  'recovery.goOn': 'Back to what is missing',

  'recovery.askEmpty': 'Start with an empty archive?',
  'recovery.askWithout': 'Go on without what is missing?',
  'recovery.askWhat':
    'What was not restored will not be in the archive, and what remains of it is removed. The list of imports and your marks are kept in a separate file.',
  'recovery.confirmEmpty': 'Start empty',
  'recovery.confirmWithout': 'Go on without',
} as const;
