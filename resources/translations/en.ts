<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n files were copied back from “{0}”</source>
        <translation>
            <numerusform>%n file was copied back from “{0}”</numerusform>
            <numerusform>%n files were copied back from “{0}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” was stopped, as nobody used it for %n minutes</source>
        <translation>
            <numerusform>“{0}” was stopped, as nobody used it for %n minute</numerusform>
            <numerusform>“{0}” was stopped, as nobody used it for %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message numerus="yes">
        <source>At %n places this is not as it was written: something was changed or removed.</source>
        <translation>
            <numerusform>At one place this is not as it was written: something was changed or removed.</numerusform>
            <numerusform>At %n places this is not as it was written: something was changed or removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calculations</name>
    <message numerus="yes">
        <source>%n more calculations are going on.</source>
        <translation>
            <numerusform>%n more calculation is going on.</numerusform>
            <numerusform>%n more calculations are going on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificatesField</name>
    <message numerus="yes">
        <source>%n certificates of a file that you chose.</source>
        <translation>
            <numerusform>%n certificate of a file that you chose.</numerusform>
            <numerusform>%n certificates of a file that you chose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message numerus="yes">
        <source>%n connections were removed from all workspaces. Their passwords are erased when Cais is closed.</source>
        <translation>
            <numerusform>%n connection was removed from all workspaces. Its password is erased when Cais is closed.</numerusform>
            <numerusform>%n connections were removed from all workspaces. Their passwords are erased when Cais is closed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders were changed here; they stay as they are.</source>
        <translation>
            <numerusform>%n file or folder was changed here; it stays as it is.</numerusform>
            <numerusform>%n files and folders were changed here; they stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders were added or changed here.</source>
        <translation>
            <numerusform>%n file or folder was added or changed here.</numerusform>
            <numerusform>%n files and folders were added or changed here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders that the tool changed, too, stay as they are in the copy. Copy back first to choose between the two.</source>
        <translation>
            <numerusform>%n file or folder that the tool changed, too, stays as it is in the copy. Copy back first to choose between the two.</numerusform>
            <numerusform>%n files and folders that the tool changed, too, stay as they are in the copy. Copy back first to choose between the two.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders were changed on both sides. Choose what is kept:</source>
        <translation>
            <numerusform>%n file or folder was changed on both sides. Choose what is kept:</numerusform>
            <numerusform>%n files and folders were changed on both sides. Choose what is kept:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are left out: links to other places, what is no file, and names that this computer refuses.</source>
        <translation>
            <numerusform>%n file is left out: links to other places, what is no file, and names that this computer refuses.</numerusform>
            <numerusform>%n files are left out: links to other places, what is no file, and names that this computer refuses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were copied.</source>
        <translation>
            <numerusform>%n file was copied.</numerusform>
            <numerusform>%n files were copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were removed.</source>
        <translation>
            <numerusform>%n file was removed.</numerusform>
            <numerusform>%n files were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be copied, “{0}” among them; nothing of it was lost.</source>
        <translation>
            <numerusform>%n could not be copied: “{0}”; nothing of it was lost.</numerusform>
            <numerusform>%n could not be copied, “{0}” among them; nothing of them was lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes in the copy of “{0}” were not copied back.</source>
        <translation>
            <numerusform>%n change in the copy of “{0}” was not copied back.</numerusform>
            <numerusform>%n changes in the copy of “{0}” were not copied back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>It leaves the clipboard after %n seconds.</source>
        <translation>
            <numerusform>It leaves the clipboard after %n second.</numerusform>
            <numerusform>It leaves the clipboard after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadStrip</name>
    <message numerus="yes">
        <source>%n files were not saved. To have them, download them again.</source>
        <translation>
            <numerusform>%n file was not saved. To have it, download it again.</numerusform>
            <numerusform>%n files were not saved. To have them, download them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Engines</name>
    <message numerus="yes">
        <source>%n processors, {0} of memory for tools</source>
        <translation>
            <numerusform>%n processor, {0} of memory for tools</numerusform>
            <numerusform>%n processors, {0} of memory for tools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Environments</name>
    <message numerus="yes">
        <source>about %n min here</source>
        <translation>
            <numerusform>about %n min here</numerusform>
            <numerusform>about %n min here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>%n files hold the password of “{0}”: {1}. Remove it before you pass them on.</source>
        <translation>
            <numerusform>%n file holds the password of “{0}”: {1}. Remove it before you pass it on.</numerusform>
            <numerusform>%n files hold the password of “{0}”: {1}. Remove it before you pass them on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could be better</source>
        <translation>
            <numerusform>%n could be better</numerusform>
            <numerusform>%n could be better</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are good or do not apply</source>
        <translation>
            <numerusform>%n is good or does not apply</numerusform>
            <numerusform>%n are good or do not apply</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message numerus="yes">
        <source>Works, but %n files and folders are missing inside the tool, “{0}” among them.</source>
        <translation>
            <numerusform>Works, but “{0}” is missing inside the tool.</numerusform>
            <numerusform>Works, but %n files and folders are missing inside the tool, “{0}” among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, but the tool cannot open %n files and folders, “{0}” among them.</source>
        <translation>
            <numerusform>Works, but the tool cannot open “{0}”.</numerusform>
            <numerusform>Works, but the tool cannot open %n files and folders, “{0}” among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, but the tool cannot change %n files and folders, “{0}” among them.</source>
        <translation>
            <numerusform>Works, but the tool cannot change “{0}”.</numerusform>
            <numerusform>Works, but the tool cannot change %n files and folders, “{0}” among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, but %n links lead to where the tool cannot go, “{0}” among them.</source>
        <translation>
            <numerusform>Works, but the link “{0}” leads to where the tool cannot go.</numerusform>
            <numerusform>Works, but %n links lead to where the tool cannot go, “{0}” among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, but %n files are only in the cloud, “{0}” among them. Download them first.</source>
        <translation>
            <numerusform>Works, but one file is only in the cloud: “{0}”. Download it first.</numerusform>
            <numerusform>Works, but %n files are only in the cloud, “{0}” among them. Download them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, but %n names differ from others in capitals or accents alone, “{0}” among them. Windows and Macs take them for one.</source>
        <translation>
            <numerusform>Works, but “{0}” differs from another name in capitals or accents alone. Windows and Macs take them for one.</numerusform>
            <numerusform>Works, but %n names differ from others in capitals or accents alone, “{0}” among them. Windows and Macs take them for one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message numerus="yes">
        <source>To go on, remove the folders that cannot be shared.</source>
        <translation>
            <numerusform>To go on, remove the folder that cannot be shared.</numerusform>
            <numerusform>To go on, remove the folders that cannot be shared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthSummary</name>
    <message numerus="yes">
        <source>%n things need attention</source>
        <translation>
            <numerusform>%n thing needs attention</numerusform>
            <numerusform>%n things need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are good</source>
        <translation>
            <numerusform>%n is good</numerusform>
            <numerusform>%n are good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could be better</source>
        <translation>
            <numerusform>%n could be better</numerusform>
            <numerusform>%n could be better</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not known</source>
        <translation>
            <numerusform>%n is not known</numerusform>
            <numerusform>%n are not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeNotices</name>
    <message numerus="yes">
        <source>%n workspaces were removed. Their folders are untouched; packages added inside and files kept outside the folders are erased when Cais is next opened.</source>
        <translation>
            <numerusform>%n workspace was removed. Its folders are untouched; packages added inside and files kept outside the folders are erased when Cais is next opened.</numerusform>
            <numerusform>%n workspaces were removed. Their folders are untouched; packages added inside and files kept outside the folders are erased when Cais is next opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tools of an earlier installation were found.</source>
        <translation>
            <numerusform>One tool of an earlier installation was found.</numerusform>
            <numerusform>%n tools of an earlier installation were found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Interruptions</name>
    <message numerus="yes">
        <source>Saving %n files was interrupted and left them damaged. Whole copies from before were found.</source>
        <translation>
            <numerusform>Saving %n file was interrupted and left it damaged. A whole copy from before was found.</numerusform>
            <numerusform>Saving %n files was interrupted and left them damaged. Whole copies from before were found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are whole again.</source>
        <translation>
            <numerusform>%n file is whole again.</numerusform>
            <numerusform>%n files are whole again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message numerus="yes">
        <source>%n processors and {0} of memory</source>
        <translation>
            <numerusform>%n processor and {0} of memory</numerusform>
            <numerusform>%n processors and {0} of memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other tools are running.</source>
        <translation>
            <numerusform>%n other tool is running.</numerusform>
            <numerusform>%n other tools are running.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other tools are running. They use {0} of memory now, and may use up to {1}.</source>
        <translation>
            <numerusform>%n other tool is running. It uses {0} of memory now, and may use up to {1}.</numerusform>
            <numerusform>%n other tools are running. They use {0} of memory now, and may use up to {1}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notebooks needed more than {0} of memory: {1}. Their variables are gone; what they show is still there.</source>
        <translation>
            <numerusform>%n notebook needed more than {0} of memory: {1}. Its variables are gone; what it shows is still there.</numerusform>
            <numerusform>%n notebooks needed more than {0} of memory: {1}. Their variables are gone; what they show is still there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other tools are running, and may use up to {0} of memory.</source>
        <translation>
            <numerusform>%n other tool is running, and may use up to {0} of memory.</numerusform>
            <numerusform>%n other tools are running, and may use up to {0} of memory.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message numerus="yes">
        <source>%n more links do not work inside.</source>
        <translation>
            <numerusform>%n more link does not work inside.</numerusform>
            <numerusform>%n more links do not work inside.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n rows are shown.</source>
        <translation>
            <numerusform>The first row is shown.</numerusform>
            <numerusform>The first %n rows are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of its %n rows are shown.</source>
        <translation>
            <numerusform>Its only row is shown.</numerusform>
            <numerusform>All of its %n rows are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns are not shown.</source>
        <translation>
            <numerusform>%n column is not shown.</numerusform>
            <numerusform>%n columns are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakingPage</name>
    <message numerus="yes">
        <source>%n things of this computer were added.</source>
        <translation>
            <numerusform>One thing of this computer was added.</numerusform>
            <numerusform>%n things of this computer were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are to be mended first.</source>
        <translation>
            <numerusform>One thing is to be mended first.</numerusform>
            <numerusform>%n things are to be mended first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message numerus="yes">
        <source>Take at least %n characters, best several words.</source>
        <translation>
            <numerusform>Take at least %n character, best several words.</numerusform>
            <numerusform>Take at least %n characters, best several words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message numerus="yes">
        <source>%n folders</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders in it belong to somebody else, and stay closed.</source>
        <translation>
            <numerusform>%n file or folder in it belongs to somebody else, and stays closed.</numerusform>
            <numerusform>%n files and folders in it belong to somebody else, and stay closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders kept the permission: they belong to somebody else by now.</source>
        <translation>
            <numerusform>%n file or folder kept the permission: it belongs to somebody else by now.</numerusform>
            <numerusform>%n files and folders kept the permission: they belong to somebody else by now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message numerus="yes">
        <source>Kept passwords are locked again after %n minutes</source>
        <translation>
            <numerusform>Kept passwords are locked again after %n minute</numerusform>
            <numerusform>Kept passwords are locked again after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other workspaces go on as they are.</source>
        <translation>
            <numerusform>%n other workspace goes on as it is.</numerusform>
            <numerusform>%n other workspaces go on as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workspaces go on as they are.</source>
        <translation>
            <numerusform>%n workspace goes on as it is.</numerusform>
            <numerusform>%n workspaces go on as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A tool that nobody uses is stopped after %n minutes</source>
        <translation>
            <numerusform>A tool that nobody uses is stopped after %n minute</numerusform>
            <numerusform>A tool that nobody uses is stopped after %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>It was given %n seconds.</source>
        <translation>
            <numerusform>It was given %n second.</numerusform>
            <numerusform>It was given %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has been silent for %n seconds. Restart it, then try again.</source>
        <translation>
            <numerusform>It has been silent for %n second. Restart it, then try again.</numerusform>
            <numerusform>It has been silent for %n seconds. Restart it, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was given %n seconds. Try again; a busy computer may need longer.</source>
        <translation>
            <numerusform>It was given %n second. Try again; a busy computer may need longer.</numerusform>
            <numerusform>It was given %n seconds. Try again; a busy computer may need longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has been silent for %n seconds.</source>
        <translation>
            <numerusform>It has been silent for %n second.</numerusform>
            <numerusform>It has been silent for %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That is possible in %n seconds.</source>
        <translation>
            <numerusform>That is possible in %n second.</numerusform>
            <numerusform>That is possible in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was stopped after %n seconds.</source>
        <translation>
            <numerusform>It was stopped after %n second.</numerusform>
            <numerusform>It was stopped after %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n files and folders lie in it. Choose one with less in it, or ask IT.</source>
        <translation>
            <numerusform>More than %n file or folder lies in it. Choose one with less in it, or ask IT.</numerusform>
            <numerusform>More than %n files and folders lie in it. Choose one with less in it, or ask IT.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message numerus="yes">
        <source>%n files were saved before the stop.</source>
        <translation>
            <numerusform>%n file was saved before the stop.</numerusform>
            <numerusform>%n files were saved before the stop.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Starts</name>
    <message numerus="yes">
        <source>%n min so far</source>
        <translation>
            <numerusform>%n min so far</numerusform>
            <numerusform>%n min so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnusedTools</name>
    <message numerus="yes">
        <source>Stops in %n minutes because {0} stops tools that nobody uses.</source>
        <translation>
            <numerusform>Stops in %n minute because {0} stops tools that nobody uses.</numerusform>
            <numerusform>Stops in %n minutes because {0} stops tools that nobody uses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped because nobody used it for %n minutes. {0} stops such tools.</source>
        <translation>
            <numerusform>Stopped because nobody used it for %n minute. {0} stops such tools.</numerusform>
            <numerusform>Stopped because nobody used it for %n minutes. {0} stops such tools.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkspaceNotices</name>
    <message numerus="yes">
        <source>%n of its data connections are not there any more.</source>
        <translation>
            <numerusform>One of its data connections is not there any more.</numerusform>
            <numerusform>%n of its data connections are not there any more.</numerusform>
        </translation>
    </message>
</context>
</TS>
