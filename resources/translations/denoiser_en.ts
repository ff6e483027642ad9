<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message numerus="yes">
        <source>The %n photo(s) open in the main window</source>
        <translation>
            <numerusform>The %n photo open in the main window</numerusform>
            <numerusform>The %n photos open in the main window</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailingPresenter</name>
    <message numerus="yes">
        <source>%n photo(s) could not be opened or denoised.</source>
        <translation>
            <numerusform>%n photo could not be opened or denoised.</numerusform>
            <numerusform>%n photos could not be opened or denoised.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message numerus="yes">
        <source>Denoise %n photo(s) again</source>
        <translation>
            <numerusform>Denoise %n photo again</numerusform>
            <numerusform>Denoise %n photos again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n photo(s)</source>
        <translation>
            <numerusform>Close %n photo</numerusform>
            <numerusform>Close %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpeningPresenter</name>
    <message numerus="yes">
        <source>%n pasted picture(s) of the last time, not saved then, can be opened again.</source>
        <translation>
            <numerusform>%n pasted picture of the last time, not saved then, can be opened again.</numerusform>
            <numerusform>%n pasted pictures of the last time, not saved then, can be opened again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemovingPresenter</name>
    <message numerus="yes">
        <source>closing %n photo(s)</source>
        <translation>
            <numerusform>closing %n photo</numerusform>
            <numerusform>closing %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message numerus="yes">
        <source>%n photo(s) were saved in {folder}.</source>
        <translation>
            <numerusform>%n photo was saved in {folder}.</numerusform>
            <numerusform>%n photos were saved in {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingPresenter</name>
    <message numerus="yes">
        <source>%n photo(s) are done.</source>
        <translation>
            <numerusform>%n photo is done.</numerusform>
            <numerusform>%n photos are done.</numerusform>
        </translation>
    </message>
</context>
</TS>
