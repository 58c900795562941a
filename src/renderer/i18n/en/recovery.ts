/** What is said and asked when something of the archive is lost. */
export const recovery = {
  'recovery.lost': 'The archive was lost',
  'recovery.behind': 'The latest changes of the archive were lost',
  'recovery.shards': 'A part of the archive was lost',
  'recovery.marks': 'Your own marks were lost from the archive',
  'recovery.newer': 'A later version of Lectern wrote this archive',
  'recovery.unavailable': 'The archive cannot be opened',

  'recovery.why.data-loss':
    'The browser found its database damaged and threw it away. Most likely the disk was full, or the computer stopped in the middle of a write.',
  'recovery.why.not-there': 'Its database is not where it was. Most likely it was deleted, or the browser made room.',
  'recovery.why.other-archive':
    'Another archive is in its place, and does not hold everything that was in the lost one.',
  'recovery.why.behind':
    'The database is older than what was written down outside of it. Most likely the computer stopped before the disk had written everything.',
  'recovery.why.shards': 'Some of its files are not there any more.',
  'recovery.why.marks':
    'The conversations are all there. Your marks are kept in a second place, too, and can be put back.',
  'recovery.why.newer': 'Nothing was changed in it. Please start the later version.',
  'recovery.why.unavailable':
    'Another program may hold its files for a moment: a virus scanner, or another window of Lectern. Nothing was changed in it.',

  'recovery.untouched': 'Nothing is removed or written until you say what is to be done.',
  'recovery.facts': 'What is there and what is not',
  'recovery.marked':
    '{count, plural, =0 {You had no flags, tags or notes.} one {Your flags, tags and notes on # conversation are safe.} other {Your flags, tags and notes on # conversations are safe.}}',
  'recovery.files':
    '{total, plural, one {{found, plural, =0 {The imported file is still to be found.} other {The imported file was found.}}} other {{found, number} of # imported files were found.}}',
  'recovery.kept': '{count, plural, one {# import is untouched.} other {# imports are untouched.}}',
  'recovery.shardsThere':
    '{count, plural, one {# store of conversations survived.} other {# stores of conversations survived.}}',
  'recovery.witness':
    '{imports, plural, one {# import} other {# imports}} with {conversations, plural, one {# conversation} other {# conversations}} had been in it. Import the files again to have them back.',
  'recovery.marksToo': 'Your flags, tags and notes were lost with it.',
  'recovery.noLedger': 'What was imported is not known: the list of it is lost as well.',
  'recovery.damagedLines':
    '{count, plural, one {# line of the list of your marks is damaged and was left out.} other {# lines of the list of your marks are damaged and were left out.}}',
  'recovery.fileList': 'Imported files',
  'recovery.found': 'found',
  'recovery.missing': 'missing',
  'recovery.elsewhere':
    'Another window is doing something about this. The archive is shown here as soon as it is done there.',
  'recovery.give':
    'Drop the missing files here or choose them. They are recognised by their content, whatever they are called now.',
  'recovery.looking': 'Looking at the files…',
  'recovery.strange':
    '{count, plural, one {{name} is none of the missing files.} other {# of the files are none of the missing ones.}}',

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

  'recovery.done': 'The archive is back',
  'recovery.partly': 'The archive is partly back',
  'recovery.notBack': 'Nothing could be restored yet',
  'recovery.restored':
    '{count, plural, =0 {No import had to be brought back.} one {# import was brought back.} other {# imports were brought back.}}',
  'recovery.restoredMarks':
    '{count, plural, one {Your marks on # conversation were put back.} other {Your marks on # conversations were put back.}}',
  'recovery.failure': '{name}: {reason}',
  'recovery.open': 'Open the archive',
  'recovery.goOn': 'Back to what is missing',

  'recovery.askEmpty': 'Start with an empty archive?',
  'recovery.askWithout': 'Go on without what is missing?',
  'recovery.askWhat':
    'What was not restored will not be in the archive, and what is left of it is removed. The list of imports and your marks are kept under another name beside the new one.',
  'recovery.confirmEmpty': 'Start empty',
  'recovery.confirmWithout': 'Go on without',
} as const;
