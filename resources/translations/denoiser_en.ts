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
    <name>DataPage</name>
    <message numerus="yes">
        <source>Take the %n photo(s) open in the window</source>
        <translation>
            <numerusform>Take the %n photo open in the window</numerusform>
            <numerusform>Take the %n photos open in the window</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) without ground truth are left out.</source>
        <translation>
            <numerusform>%n photo without ground truth is left out.</numerusform>
            <numerusform>%n photos without ground truth are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s): the validation blocks of SIDD.</source>
        <translation>
            <numerusform>%n pair: the validation blocks of SIDD.</numerusform>
            <numerusform>%n pairs: the validation blocks of SIDD.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), named as in SIDD (NOISY_SRGB and GT_SRGB).</source>
        <translation>
            <numerusform>%n pair, named as in SIDD (NOISY_SRGB and GT_SRGB).</numerusform>
            <numerusform>%n pairs, named as in SIDD (NOISY_SRGB and GT_SRGB).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), named as in PolyU and CC (real and mean).</source>
        <translation>
            <numerusform>%n pair, named as in PolyU and CC (real and mean).</numerusform>
            <numerusform>%n pairs, named as in PolyU and CC (real and mean).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), told by noisy, clean or gt in their names.</source>
        <translation>
            <numerusform>%n pair, told by noisy, clean or gt in its name.</numerusform>
            <numerusform>%n pairs, told by noisy, clean or gt in their names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of the same name in two folders.</source>
        <translation>
            <numerusform>%n pair of the same name in two folders.</numerusform>
            <numerusform>%n pairs of the same name in two folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clean photo(s), on which noise is made.</source>
        <translation>
            <numerusform>%n clean photo, on which noise is made.</numerusform>
            <numerusform>%n clean photos, on which noise is made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noisy photo(s) without ground truth.</source>
        <translation>
            <numerusform>%n noisy photo without ground truth.</numerusform>
            <numerusform>%n noisy photos without ground truth.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n method(s)</source>
        <translation>
            <numerusform>%n method</numerusform>
            <numerusform>%n methods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExampleStrip</name>
    <message numerus="yes">
        <source>%n example(s)</source>
        <translation>
            <numerusform>%n example</numerusform>
            <numerusform>%n examples</numerusform>
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
    <name>NoisePage</name>
    <message numerus="yes">
        <source>Take the %n photo(s) open in the window</source>
        <translation>
            <numerusform>Take the %n photo open in the window</numerusform>
            <numerusform>Take the %n photos open in the window</numerusform>
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
    <name>Planning</name>
    <message numerus="yes">
        <source>%n pair(s) of photos</source>
        <translation>
            <numerusform>%n pair of photos</numerusform>
            <numerusform>%n pairs of photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clean photo(s)</source>
        <translation>
            <numerusform>%n clean photo</numerusform>
            <numerusform>%n clean photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noisy photo(s)</source>
        <translation>
            <numerusform>%n noisy photo</numerusform>
            <numerusform>%n noisy photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n burst(s)</source>
        <translation>
            <numerusform>%n burst</numerusform>
            <numerusform>%n bursts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n file left out</numerusform>
            <numerusform>%n files left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n pair(s) of photos.</source>
        <translation>
            <numerusform>The model learns from %n pair of photos.</numerusform>
            <numerusform>The model learns from %n pairs of photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n clean photo(s).</source>
        <translation>
            <numerusform>The model learns from %n clean photo.</numerusform>
            <numerusform>The model learns from %n clean photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n noisy photo(s) and nothing else.</source>
        <translation>
            <numerusform>The model learns from %n noisy photo and nothing else.</numerusform>
            <numerusform>The model learns from %n noisy photos and nothing else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n burst(s).</source>
        <translation>
            <numerusform>The model learns from %n burst.</numerusform>
            <numerusform>The model learns from %n bursts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are kept to check what it has learned.</source>
        <translation>
            <numerusform>%n more is kept to check what it has learned.</numerusform>
            <numerusform>%n more are kept to check what it has learned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{cameras} and %n more</source>
        <translation>
            <numerusform>{cameras} and %n more</numerusform>
            <numerusform>{cameras} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n scene</numerusform>
            <numerusform>%n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
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
    <name>ResultPage</name>
    <message numerus="yes">
        <source>No difference was seen in any of %n crops.</source>
        <translation>
            <numerusform>No difference was seen in %n crop.</numerusform>
            <numerusform>No difference was seen in any of %n crops.</numerusform>
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
<context>
    <name>SetupPage</name>
    <message numerus="yes">
        <source>All that have these pictures: %n</source>
        <translation>
            <numerusform>All that have these pictures: %n</numerusform>
            <numerusform>All that have these pictures: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n at most.</source>
        <translation>
            <numerusform>Choose %n at most.</numerusform>
            <numerusform>Choose %n at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also the %n open photo(s) with a ground truth</source>
        <translation>
            <numerusform>Also the %n open photo with a ground truth</numerusform>
            <numerusform>Also the %n open photos with a ground truth</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>Show its progress on %n &amp;open photo(s)</source>
        <translation>
            <numerusform>Show its progress on %n &amp;open photo</numerusform>
            <numerusform>Show its progress on %n &amp;open photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
</TS>
