/** Bringing exports in: drop target, preview, progress, report, undo. */
export const importing = {
  'drop.title': '{count, plural, =0 {Drop to open} one {Drop to open # item} other {Drop to open # items}}',
  'drop.lead': 'Files or folders. You see what is in them before anything is kept.',
  'drop.failed': 'What was dropped could not be read.',

  'progress.label': 'Progress of the import',
  'progress.looking': '{count, plural, one {Looking at # file…} other {Looking at # files…}}',
  'progress.importing': '{count, plural, one {Importing # file…} other {Importing # files…}}',
  'progress.lead': 'Cancelling leaves the archive as it was.',
  'progress.counts':
    '{read} of {total}{conversations, plural, =0 {} one { · # conversation} other { · # conversations}}{messages, plural, =0 {} one { · # message} other { · # messages}}',
  'progress.starting': 'starting',
  'progress.share': '{percent, number} %',
  'progress.pace': '{percent, number} % · {rate} · {left} left',
  'progress.perSecond': '{amount}/s',
  'progress.waiting': '{count, plural, one {# more import waits} other {# more imports wait}}',
  'progress.hide': 'Continue in background',
  'progress.cancel': 'Cancel',
  'progress.stopping': 'Stopping…',

  'preview.title':
    'Import {count, plural, one {# conversation} other {# conversations}} from {files, plural, one {# file} other {# files}}?',
  'preview.allHeld': '{files, plural, one {This file is here already} other {These # files are here already}}',
  'preview.noConversation': 'No conversation in {files, plural, one {this file} other {these # files}}',
  'preview.richOnly': '{files, plural, one {Preview: rich content} other {Preview: rich content in # files}}',
  'preview.richLead': 'It contains no conversation. Nothing of it is stored, loaded or sent.',
  'preview.rich': 'Rich content',
  'preview.rich.kind': 'LivePerson rich content',
  'preview.rich.change': 'Shown below, not stored',
  'preview.rich.which': 'File',
  'preview.rich.previous': 'Previous file',
  'preview.rich.next': 'Next file',
  'preview.rich.at': '{at, number} of {count, number}',
  'preview.rich.unknown':
    '{count, plural, one {# part is of a kind} other {# parts are of kinds}} that cannot be drawn; what they say is shown.',
  'preview.nothingWritten': 'Nothing has been written yet. Everything stays on this computer.',
  'preview.file': 'File',
  'preview.recognised': 'Recognised as',
  'preview.conversations': 'Conversations',
  'preview.changes': 'What changes',
  'preview.files': '{count, plural, one {# file} other {# files}} · {size}',
  'preview.each': 'show files',
  'preview.more': 'show {count, plural, one {# more} other {# more}}',
  'preview.twoNames': '{first} + {second}',
  'preview.manyNames': '{first} … {last}',
  'preview.span': '{first} – {last}',
  'preview.notRecognised': 'Not recognised',
  'preview.kinds': '{source}, {count, number} kinds of records',
  'preview.none': '–',
  'preview.outcome':
    '{added, plural, =0 {nothing new} other {# new}}{unchanged, plural, =0 {} other { · # already here}}{extended, plural, =0 {} other { · # merged with known ones}}',
  'preview.differing':
    '{count, plural, one {# conversation differs} other {# conversations differ}} from known copies. Both versions will be kept and shown.',
  'preview.differingAtLeast':
    'At least {count, plural, one {# conversation differs} other {# conversations differ}} from known copies. Both versions will be kept and shown.',
  'preview.held': 'Already here since {date}',
  'preview.explained': 'No conversations in this file',
  'preview.waits': 'Kept until the file it belongs to is imported',
  'preview.waitingOnly': '{files, plural, one {This file waits for another one} other {These # files wait for others}}',
  'preview.unreadable': '{count, plural, other {# files not recognised}}',
  'report.morePlaces': '{count, plural, one {Show # more place} other {Show # more places}}',
  'imports.title': 'All imports',
  'imports.count': '{count, plural, one {# import} other {# imports}}',
  'imports.back': 'Back to conversations',
  'imports.none': 'Nothing was imported yet',
  'imports.outcome':
    '{added, number} added{extended, plural, =0 {} other { · # updated}}{unchanged, plural, =0 {} other { · # already here}}',
  'imports.notRead': '{count, plural, one {# record could not be read} other {# records could not be read}}',
  'imports.minor':
    '{repaired, plural, =0 {} one {# repair} other {# repairs}}{skipped, plural, =0 {} other {{repaired, plural, =0 {} other { · }}# skipped}}',
  'imports.clean': 'no problems',
  'imports.show': '{count, plural, one {Show the conversation} other {Show the # conversations}}',
  'imports.spare': 'Everything in it is told by other imports, too: removing it frees {size} and loses nothing.',
  'imports.toKnow': 'What to know',
  'imports.at': 'imported {date}',
  'imports.files': '{count, plural, one {# file} other {# files}}',
  'imports.messages': '{count, plural, one {# message} other {# messages}}',
  'imports.size': '{size} of original records',
  'imports.readBy': 'read by importer version: {versions}',
  'imports.filesTitle': 'Files',
  'imports.original': 'Original',
  'imports.showOriginalOf': 'Show the original of {file}',
  'imports.waiting': 'Waiting for their partner file',
  'preview.added': '{count, plural, one {# file was added} other {# files were added}} while this was open.',
  'preview.moreWait':
    '{count, plural, one {One more drop waits: it is previewed next.} other {# more drops wait: they are previewed next.}}',
  'preview.notImported': 'Not imported',
  'preview.rejected': '{count, plural, one {# record rejected} other {# records rejected}}',
  'preview.repaired': '{count, plural, one {# repair} other {# repairs}}',
  'preview.noted': '{count, plural, one {# note} other {# notes}}',
  'preview.room': 'Needs about {needed}',
  'preview.roomOf': 'Needs about {needed} of {free} free',
  'preview.roomTooSmall': 'Needs about {needed} of {free} free, and {reserved} have to stay free',
  'preview.notKept':
    'This browser has not promised to keep the archive: it may delete it when the disk gets full. Install Lectern as an app or start it with npm start.',
  'preview.import': 'Import',
  'preview.account': 'Account',
  'preview.accountWhy':
    'Some of these files do not say which account they belong to. A name keeps the chats of two accounts apart; it may stay empty.',

  'report.done': '{count, plural, =0 {No new conversations} one {# conversation added} other {# conversations added}}',
  'report.outcome':
    '{unchanged, plural, =0 {} other {# already here · }}{extended, plural, =0 {} other {# merged with known ones · }}imported {date}',
  'report.differing':
    '{count, plural, one {# conversation differs} other {# conversations differ}} from other copies. Both versions are kept and shown.',
  'report.known': 'Everything was here already',
  'report.knownSince': 'The same files were imported on {date}. Nothing was written.',
  'report.nothing': 'Nothing could be imported',
  'report.nothingLead': 'No conversation was found in these files. Nothing was written.',
  'report.failed': 'The import failed',
  'report.failedLead': 'The archive is as it was before.',
  'report.failedLost':
    'The archive is not as it was before: earlier data is missing. Make room on the disk and start again.',
  'report.failedUnknown':
    'The archive cannot be opened now, so it is not known whether it is as it was before. Make room on the disk and start again.',
  'report.findings': 'Import findings',
  'report.rejected': '{count, plural, one {# rejected} other {# rejected}}',
  'report.repaired': '{count, plural, one {# repair} other {# repairs}}',
  'report.explained': '{count, plural, one {# skipped} other {# skipped}}',
  'report.noted': '{count, plural, one {# note} other {# notes}}',
  'report.show': 'Show',
  'report.showPlace': 'Show {place}',
  'report.more': 'Show {count, number} more',
  'report.fewer': 'Show fewer',
  'report.notKept': '{count, plural, one {and # more of this kind} other {and # more of this kind}}',
  'report.records': 'Records',
  'report.rejectedColumn': 'Rejected',
  'report.inside': '{size} · in {archive}',
  'report.page': 'from {from, number}: {count, number} of {total, number} results',
  'report.partial': 'the vendor says this page is partial',
  'report.save': 'Save as text…',
  'report.saved': 'The report was saved.',
  'report.notSaved': 'The report could not be saved.',
  'report.fileName': 'import-report.txt',
  'report.fileLine':
    '{name}  {size}  {records, number} records, {rejected, number} rejected, {explained, number} skipped  {hash}',
  'report.undo': 'Remove import',

  'viewer.missing': 'The original of this record is not in the archive.',

  'undo.title': 'Remove the import of {date}?',
  'undo.what':
    '{added, plural, one {# conversation} other {# conversations}} of {files, plural, one {# file} other {# files}} will be removed{extended, plural, =0 {} one {, and # becomes as short as before} other {, and # become as short as before}}. Files that are also part of another import stay. The export files themselves are not touched and can be imported again.',
  'undo.confirm': 'Remove import',

  'erase.title.conversation': 'Erase this conversation?',
  'erase.title.customer': 'Erase all conversations of this customer?',
  'erase.title.age':
    'Erase conversations older than {months, plural, =12 {1 year} =24 {2 years} =36 {3 years} =60 {5 years} other {# months}}?',
  'erase.title.import': 'Erase the import of {date}?',
  'erase.title.everything': 'Erase everything?',
  'erase.what.conversation':
    'This conversation with {messages, plural, =0 {no messages} one {# message} other {# messages}} will be erased from the archive, whichever imports it came with, together with your marks and notes on it.',
  'erase.what.customer':
    '{conversations, plural, one {# conversation} other {# conversations}} of this customer will be erased from the archive, whichever imports they came with, together with your marks and notes on them.',
  'erase.what.age':
    '{conversations, plural, =0 {No conversation is that old now.} one {# conversation is erased if you go on, with your marks on it.} other {# conversations are erased if you go on, with your marks on them.}} From now on this happens at each start, without a question, to what has become as old by then. Settings switch it off.',
  'erase.what.import':
    '{added, plural, one {# conversation} other {# conversations}} of {files, plural, one {# file} other {# files}} will be erased from the archive{extended, plural, =0 {} one {, and # becomes as short as before} other {, and # become as short as before}}. Files that are also part of another import stay, and so do your marks.',
  'erase.what.everything':
    '{conversations, plural, one {# conversation} other {# conversations}} of {imports, plural, one {# import} other {# imports}} will be erased, with all marks, notes and saved searches.',
  'erase.also': 'The search history is erased, too. The export files stay where they are. This cannot be undone.',
  'erase.confirm': 'Erase',
  'erase.progress': 'Progress of the erasure',
  'erase.leavingOut': 'Erasing',
  'erase.rewriting': 'Erasing: rewriting the archive’s files',

  'notice.label': 'Notice',
  'notice.unexpected':
    'An unexpected error occurred. If the window behaves oddly, reload it; the archive is not affected.',
  'notice.imported':
    '{added, plural, one {# conversation added} other {# conversations added}}{unchanged, plural, =0 {} other {, # already here}}{extended, plural, =0 {} other {, # merged with known ones}}{differing, plural, =0 {} one {, # differs from another copy} other {, # differ from other copies}}',
  'notice.undo': 'Undo',
  'notice.undone':
    'The import was removed{count, plural, =0 {} one {, and # conversation with it} other {, and # conversations with it}}.',
  'notice.interrupted':
    'An import of {count, plural, one {one file} other {# files}} was interrupted. Unless it is listed under Imports, nothing of it was stored.',
  'notice.importAgain': 'Import again',
  'notice.cancelled': 'The import was cancelled. The archive is as it was before.',
  'notice.tagRemoved': 'The tag was removed.',
  'notice.noteRemoved': 'The note was deleted.',
  'notice.markUndone':
    'Undone: {what, select, flag {flag} review {reviewed} tag {tag} untag {tag} note {note} unnote {note} other {evaluation}}.',
  'notice.markRedone':
    'Done again: {what, select, flag {flag} review {reviewed} tag {tag} untag {tag} note {note} unnote {note} other {evaluation}}.',
  'notice.markFailed': 'The change could not be saved: {reason}',
  'notice.searchesNotKept': 'Searches could not be saved: changes to them apply in this window only. {reason}',
  'notice.erased.conversation': 'The conversation was erased.',
  'notice.erased.customer': 'The conversations of this customer were erased.',
  'notice.erased.age': 'Old conversations were erased, as the rule in the settings says: {count, number}.',
  'notice.erased.import': 'The import was erased.',
  'notice.erased.everything': 'Everything was erased.',
  'notice.erasedLater':
    'It can no longer be seen, but its text could not be removed from the files yet. Lectern tries again with the next change and at the next start.',
  'notice.eraseFailed': 'Nothing was erased: {reason}',
  'notice.indexWhole': 'The search index is complete.',
  'notice.indexFailed': 'The search index could not be built: {reason}',
  'notice.printFailed': 'Nothing was printed: the system did not accept the pages.',
  'notice.linkFailed': 'The address was not opened: the system has no browser for it.',
  'notice.undoFailed': 'The import could not be removed: {reason}',

  'importing.unnamedFinding': 'Something without a description was found ({code})',
  'importing.incompleteFinding': 'An earlier version of Lectern noted this without its details ({code}).',
} as const;
