<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Denoiser</source>
        <translation>Über Denoiser</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Denoiser {0}</source>
        <translation>Denoiser {0}</translation>
    </message>
    <message>
        <source>Cleans noisy photos on this computer; nothing is sent anywhere. It is made with:</source>
        <translation>Entrauscht Fotos auf diesem Computer; nichts wird irgendwohin gesendet. Gemacht mit:</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Parts, versions and licences</source>
        <translation>Bestandteile, Versionen und Lizenzen</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Use 100 %</source>
        <translation>100 % verwenden</translation>
    </message>
    <message>
        <source>Suggestion: this photo is noisy (about {level} levels), full strength suits it.</source>
        <translation>Vorschlag: Dieses Foto ist verrauscht (etwa {level} Stufen), die volle Stärke passt dazu.</translation>
    </message>
    <message>
        <source>Leave it as it is (0 %)</source>
        <translation>So lassen (0 %)</translation>
    </message>
    <message>
        <source>Suggestion: hardly any noise (about {level} levels), nothing needs to be done.</source>
        <translation>Vorschlag: kaum Rauschen (etwa {level} Stufen), hier ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Use 50 %</source>
        <translation>50 % verwenden</translation>
    </message>
    <message>
        <source>Suggestion: little noise (about {level} levels), 50 % keep more of fine texture.</source>
        <translation>Vorschlag: wenig Rauschen (etwa {level} Stufen), 50 % erhalten mehr von feinen Strukturen.</translation>
    </message>
    <message>
        <source>Less than a second for this photo</source>
        <translation>Weniger als eine Sekunde für dieses Foto</translation>
    </message>
    <message>
        <source>About {seconds} s for this photo</source>
        <translation>Etwa {seconds} s für dieses Foto</translation>
    </message>
    <message>
        <source>About {minutes} min for this photo</source>
        <translation>Etwa {minutes} min für dieses Foto</translation>
    </message>
    <message>
        <source>The mean over eight flips and quarter turns of the photo: a little finer.</source>
        <translation>Das Mittel über acht Spiegelungen und Vierteldrehungen des Fotos: etwas feiner.</translation>
    </message>
    <message>
        <source>{model} (best quality)</source>
        <translation>{model} (beste Qualität)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The settings could not be read and are as at first.</source>
        <translation>Die Einstellungen ließen sich nicht lesen und sind wie am Anfang.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {file}.</source>
        <translation>Die beschädigte Datei liegt jetzt als {file} vor.</translation>
    </message>
</context>
<context>
    <name>BarPairs</name>
    <message>
        <source>Bars of PSNR and SSIM: left and right go from photo to photo</source>
        <translation>Balken von PSNR und SSIM: links und rechts gehen von Foto zu Foto</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>Denoising {name}</source>
        <translation>{name} wird entrauscht</translation>
    </message>
    <message>
        <source>at full strength</source>
        <translation>bei voller Stärke</translation>
    </message>
    <message>
        <source>at a strength of {percent} %</source>
        <translation>mit einer Stärke von {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>at a strength of {luminance} % (luminance) and {chrominance} % (chrominance)</source>
        <translation>mit einer Stärke von {luminance}&#xa0;% (Luminanz) und {chrominance}&#xa0;% (Chrominanz)</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Write a recipe beside each result, so that it can be made again exactly</source>
        <translation>Neben jedes Ergebnis ein Rezept schreiben, mit dem es sich genau wiederholen lässt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message numerus="yes">
        <source>The %n photo(s) open in the main window</source>
        <translation>
            <numerusform>Das %n im Hauptfenster geöffnete Foto</numerusform>
            <numerusform>Die %n im Hauptfenster geöffneten Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>These files and folders, with their subfolders (drop them here)</source>
        <translation>Diese Dateien und Ordner samt Unterordnern (hier ablegen)</translation>
    </message>
    <message>
        <source>Files and folders to denoise</source>
        <translation>Zu entrauschende Dateien und Ordner</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Fotos hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Wie das Foto</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>Format der Ergebnisse</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Foto auslassen</translation>
    </message>
    <message>
        <source>Add a number to the name</source>
        <translation>Nummer an den Namen anhängen</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>If a file of that name is there</source>
        <translation>Falls es eine Datei dieses Namens schon gibt</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>If a file is &amp;there</source>
        <translation>Falls &amp;vorhanden</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Fotos ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Photos to denoise</source>
        <translation>Zu entrauschende Fotos</translation>
    </message>
    <message>
        <source>A folder of photos to denoise</source>
        <translation>Ordner mit zu entrauschenden Fotos</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>Photos of the batch</source>
        <translation>Fotos des Stapels</translation>
    </message>
</context>
<context>
    <name>BatchListModel</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>BatchPresenter</name>
    <message>
        <source>With the model {model} {strength}, as set in the main window.</source>
        <translation>Mit dem Modell {model} {strength}, wie im Hauptfenster eingestellt.</translation>
    </message>
    <message>
        <source>With the model {model} on {device} {strength}, as set in the main window.</source>
        <translation>Mit dem Modell {model} auf {device} {strength}, wie im Hauptfenster eingestellt.</translation>
    </message>
    <message>
        <source>Add photos or folders.</source>
        <translation>Fügen Sie Fotos oder Ordner hinzu.</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Wählen Sie einen Ordner für die Ergebnisse.</translation>
    </message>
    <message>
        <source>Change the names.</source>
        <translation>Ändern Sie die Namen.</translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation>Fotos werden gesucht</translation>
    </message>
    <message>
        <source>A batch was interrupted earlier, but what was to be done cannot be read any more.</source>
        <translation>Ein Stapel wurde früher unterbrochen, aber was zu tun war, lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <source>Start it again; what is done already can be left out.</source>
        <translation>Starten Sie ihn noch einmal; was schon fertig ist, kann ausgelassen werden.</translation>
    </message>
    <message>
        <source>The batch into {folder} was interrupted.</source>
        <translation>Der Stapel nach {folder} wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Going on leaves out what is done already.</source>
        <translation>Beim Fortsetzen wird ausgelassen, was schon fertig ist.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>The batch is over: {summary}.</source>
        <translation>Der Stapel ist beendet: {summary}.</translation>
    </message>
    <message>
        <source>There are no photos in it.</source>
        <translation>Es sind keine Fotos darin.</translation>
    </message>
</context>
<context>
    <name>BatchRunPage</name>
    <message>
        <source>Progress of the batch</source>
        <translation>Fortschritt des Stapels</translation>
    </message>
    <message>
        <source>You may close this window, the work goes on. If you close Denoiser, it stops after what is being saved, and offers to go on from there at the next start.</source>
        <translation>Sie können dieses Fenster schließen, die Arbeit geht weiter. Wenn Sie Denoiser schließen, wird zu Ende gespeichert, was gerade gespeichert wird; beim nächsten Start wird angeboten, dort fortzufahren.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>Dieses auslassen</translation>
    </message>
    <message>
        <source>Leave out the chosen photo, or the one at work if none is chosen</source>
        <translation>Das gewählte Foto auslassen oder, wenn keines gewählt ist, das gerade bearbeitete</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop; what is saved already stays</source>
        <translation>Beenden; was schon gespeichert ist, bleibt</translation>
    </message>
    <message>
        <source>Denoise more…</source>
        <translation>Weitere entrauschen…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Denoise many</source>
        <translation>Viele entrauschen</translation>
    </message>
</context>
<context>
    <name>BeforeAfterDialog</name>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>Das ganze Foto</translation>
    </message>
    <message>
        <source>What is seen now</source>
        <translation>Was jetzt zu sehen ist</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie sie ist</translation>
    </message>
    <message>
        <source>{edge} pixels</source>
        <translation>{edge} Pixel</translation>
    </message>
    <message>
        <source>With the &amp;names of both sides</source>
        <translation>Mit den &amp;Namen beider Seiten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Split, as it is seen</source>
        <translation>Geteilt, wie zu sehen</translation>
    </message>
    <message>
        <source>Animation: taking turns</source>
        <translation>Animation: abwechselnd</translation>
    </message>
    <message>
        <source>Animation: wiping</source>
        <translation>Animation: wischend</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Arrangement</source>
        <translation>&amp;Anordnung</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>Au&amp;sschnitt</translation>
    </message>
    <message>
        <source>&amp;Longer edge of each photo</source>
        <translation>&amp;Längere Kante jedes Fotos</translation>
    </message>
    <message>
        <source>The picture of the screen, with the line where it is now.</source>
        <translation>Das Bild vom Bildschirm, mit dem Teiler, wo er jetzt steht.</translation>
    </message>
    <message>
        <source>As WebP it is small and has all colours; as GIF it has 256, and every program shows it.</source>
        <translation>Als WebP ist sie klein und hat alle Farben; als GIF hat sie 256, und jedes Programm zeigt sie.</translation>
    </message>
    <message>
        <source>Both photos at the present strength; wide ones are laid below each other.</source>
        <translation>Beide Fotos bei der jetzigen Stärke; breite werden untereinander gelegt.</translation>
    </message>
</context>
<context>
    <name>BestSwitch</name>
    <message>
        <source>Best quality (8 times slower)</source>
        <translation>Beste Qualität (8× langsamer)</translation>
    </message>
    <message>
        <source>The photo is denoised in its eight flips and quarter turns; the mean is taken</source>
        <translation>Das Foto wird in allen acht Spiegelungen und Vierteldrehungen entrauscht und daraus das Mittel genommen</translation>
    </message>
</context>
<context>
    <name>BlindPresenter</name>
    <message>
        <source>Blind &amp;test…</source>
        <translation>Bl&amp;indtest…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The votes could not be saved: {reason}.</source>
        <translation>Die Urteile konnten nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <source>{name} ({model})</source>
        <translation>{name} ({model})</translation>
    </message>
</context>
<context>
    <name>BlindTestWindow</name>
    <message>
        <source>Blind test</source>
        <translation>Blindtest</translation>
    </message>
</context>
<context>
    <name>CandidatePanel</name>
    <message>
        <source>Add methods…</source>
        <translation>Weitere Verfahren…</translation>
    </message>
    <message>
        <source>Compare with results of other methods and models</source>
        <translation>Mit Ergebnissen anderer Verfahren und Modelle vergleichen</translation>
    </message>
    <message>
        <source>PSNR (dB)</source>
        <translation>PSNR (dB)</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>The right side against the left one</source>
        <translation>Die rechte Seite gegenüber der linken</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>Gaußfilter</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Bilateral</source>
        <translation>Bilateral</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>Totalvariation</translation>
    </message>
    <message>
        <source>Wavelet</source>
        <translation>Wavelet</translation>
    </message>
    <message>
        <source>Non-local means</source>
        <translation>Nichtlokale Mittel</translation>
    </message>
    <message>
        <source>BM3D</source>
        <translation>BM3D</translation>
    </message>
    <message>
        <source>Averages neighbours: less noise, but edges blur as well.</source>
        <translation>Mittelt Nachbarn: weniger Rauschen, aber auch Kanten werden unscharf.</translation>
    </message>
    <message>
        <source>Takes the middle value of each neighbourhood: removes single bright dots.</source>
        <translation>Nimmt den mittleren Wert jeder Umgebung: entfernt einzelne helle Punkte.</translation>
    </message>
    <message>
        <source>Averages neighbours of similar colour, so that edges stay.</source>
        <translation>Mittelt Nachbarn ähnlicher Farbe, damit Kanten bleiben.</translation>
    </message>
    <message>
        <source>Seeks the flattest photo close to the noisy one: painted look.</source>
        <translation>Sucht das flachste Foto nahe am verrauschten: wirkt wie gemalt.</translation>
    </message>
    <message>
        <source>Shrinks small wavelet details (BayesShrink): quick and careful.</source>
        <translation>Verkleinert schwache Wavelet-Anteile (BayesShrink): schnell und behutsam.</translation>
    </message>
    <message>
        <source>Averages similar patches from all around.</source>
        <translation>Mittelt ähnliche Patches aus der ganzen Umgebung.</translation>
    </message>
    <message>
        <source>Filters stacks of similar patches: the strongest classical method, slow.</source>
        <translation>Filtert Stapel ähnlicher Patches: das stärkste klassische Verfahren, langsam.</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>Install it with: {command}</source>
        <translation>Zum Installieren: {command}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Takes eight times as long.</source>
        <translation>Dauert achtmal so lange.</translation>
    </message>
    <message>
        <source>Click: on the right. With Shift: on the left.</source>
        <translation>Klick: rechts zeigen. Mit Umschalt: links.</translation>
    </message>
    <message>
        <source>Click or {number}: on the right. With Shift: on the left.</source>
        <translation>Klick oder {number}: rechts zeigen. Mit Umschalt: links.</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>PSNR {psnr} dB, SSIM {ssim}</source>
        <translation>PSNR {psnr} dB, SSIM {ssim}</translation>
    </message>
    <message>
        <source>On the &amp;left</source>
        <translation>&amp;Links zeigen</translation>
    </message>
    <message>
        <source>On the &amp;right</source>
        <translation>&amp;Rechts zeigen</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>CloserLook</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>All of the photo counts again (Escape)</source>
        <translation>Wieder zählt das ganze Foto (Esc)</translation>
    </message>
    <message>
        <source>Histogram of the region</source>
        <translation>Histogramm des Bereichs</translation>
    </message>
</context>
<context>
    <name>CompareMenu</name>
    <message>
        <source>&amp;Left side</source>
        <translation>&amp;Linke Seite</translation>
    </message>
    <message>
        <source>&amp;Right side</source>
        <translation>&amp;Rechte Seite</translation>
    </message>
    <message>
        <source>&amp;Swap the sides</source>
        <translation>Seiten &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Next on the right</source>
        <translation>Rechts das &amp;nächste</translation>
    </message>
    <message>
        <source>&amp;Previous on the right</source>
        <translation>Rechts das &amp;vorige</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>{title}: not there yet</source>
        <translation>{title}: noch nicht da</translation>
    </message>
    <message>
        <source>{title} {percent} %</source>
        <translation>{title} {percent} %</translation>
    </message>
    <message>
        <source>Not denoised yet</source>
        <translation>Noch nicht entrauscht</translation>
    </message>
    <message>
        <source>Earlier result</source>
        <translation>Früheres Ergebnis</translation>
    </message>
    <message>
        <source>Denoised {percent} %, rest: earlier result</source>
        <translation>Entrauscht zu {percent}&#xa0;%, Rest: früheres Ergebnis</translation>
    </message>
    <message>
        <source>Denoised {percent} %</source>
        <translation>Entrauscht zu {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
    <message>
        <source>Divider between {left} and {right}, in percent</source>
        <translation>Teiler zwischen {left} und {right}, in Prozent</translation>
    </message>
    <message>
        <source>Comparison of {count} pictures: {names}</source>
        <translation>Vergleich von {count} Bildern: {names}</translation>
    </message>
    <message>
        <source>Comparison of {left} and {right}</source>
        <translation>Vergleich von {left} und {right}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>The models side by side</source>
        <translation>Die Modelle nebeneinander</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>The best of these</source>
        <translation>Das beste von diesen</translation>
    </message>
</context>
<context>
    <name>CropButton</name>
    <message>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <source>This one looks better ({number})</source>
        <translation>Dieses sieht besser aus ({number})</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Noisy photos &amp;with clean versions</source>
        <translation>Verrauschte Fotos &amp;mit rauschfreier Fassung</translation>
    </message>
    <message>
        <source>The same picture twice, for instance at ISO 6400 and at ISO 100 from a tripod. The best there is.</source>
        <translation>Dasselbe Bild zweimal, etwa mit ISO 6400 und mit ISO 100 vom Stativ. Das Beste, was es gibt.</translation>
    </message>
    <message>
        <source>Only &amp;clean photos</source>
        <translation>Nur &amp;rauschfreie Fotos</translation>
    </message>
    <message>
        <source>Good photos in good light. Noise like a camera&apos;s is made on them.</source>
        <translation>Gute Fotos bei gutem Licht. Darauf wird Rauschen wie das einer Kamera erzeugt.</translation>
    </message>
    <message>
        <source>Only &amp;my noisy photos</source>
        <translation>Nur meine &amp;verrauschten Fotos</translation>
    </message>
    <message>
        <source>No clean version anywhere. It learns from the noise itself; the result is weaker.</source>
        <translation>Nirgends eine rauschfreie Fassung. Es lernt aus dem Rauschen selbst; das Ergebnis ist schwächer.</translation>
    </message>
    <message>
        <source>B&amp;ursts of the same scene</source>
        <translation>&amp;Serien derselben Szene</translation>
    </message>
    <message>
        <source>Several noisy photos of one still scene, a folder for each.</source>
        <translation>Mehrere verrauschte Fotos einer unbewegten Szene, ein Ordner für jede.</translation>
    </message>
    <message>
        <source>N&amp;oisy photos</source>
        <translation>Verrauschte F&amp;otos</translation>
    </message>
    <message>
        <source>Clea&amp;n photos</source>
        <translation>Rausch&amp;freie Fotos</translation>
    </message>
    <message>
        <source>F&amp;older with a folder for each burst</source>
        <translation>Or&amp;dner mit einem Ordner je Serie</translation>
    </message>
    <message numerus="yes">
        <source>Take the %n photo(s) open in the window</source>
        <translation>
            <numerusform>Das %n im Fenster geöffnete Foto nehmen</numerusform>
            <numerusform>Die %n im Fenster geöffneten Fotos nehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DenoisingPresenter</name>
    <message>
        <source>The engine stopped while it worked on this photo, perhaps for lack of memory.</source>
        <translation>Das Rechenwerk brach bei diesem Foto ab, vielleicht aus Mangel an Speicher.</translation>
    </message>
    <message>
        <source>The engine stopped again and again.</source>
        <translation>Das Rechenwerk brach immer wieder ab.</translation>
    </message>
    <message>
        <source>Close the window and start anew.</source>
        <translation>Schließen Sie das Fenster und starten Sie neu.</translation>
    </message>
    <message>
        <source>It was started again and goes on with the other photos.</source>
        <translation>Es wurde neu gestartet und macht mit den anderen Fotos weiter.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly.</source>
        <translation>Das Rechenwerk brach unerwartet ab.</translation>
    </message>
</context>
<context>
    <name>DetailNote</name>
    <message>
        <source>Mark these places</source>
        <translation>Diese Stellen markieren</translation>
    </message>
    <message>
        <source>Orange where the edges of the photo are in what was removed</source>
        <translation>Orange, wo Kanten des Fotos in dem stecken, was entfernt wurde</translation>
    </message>
    <message>
        <source>{percent} % of what was removed follows the edges of the photo: detail went with the noise.</source>
        <translation>{percent} % des Entfernten folgen den Kanten des Fotos: Mit dem Rauschen gingen Details verloren.</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>The noise, with its sign</source>
        <translation>Das Rauschen, mit Vorzeichen</translation>
    </message>
    <message>
        <source>The noise</source>
        <translation>Das Rauschen</translation>
    </message>
    <message>
        <source>Lost detail</source>
        <translation>Verlorene Details</translation>
    </message>
    <message>
        <source>Similarity to {reference}</source>
        <translation>Ähnlichkeit mit {reference}</translation>
    </message>
    <message>
        <source>What was removed, with its sign</source>
        <translation>Entferntes, mit Vorzeichen</translation>
    </message>
    <message>
        <source>What was removed</source>
        <translation>Was entfernt wurde</translation>
    </message>
    <message>
        <source>Signed difference to {reference}</source>
        <translation>Differenz mit Vorzeichen zu {reference}</translation>
    </message>
    <message>
        <source>Difference to {reference}</source>
        <translation>Differenz zu {reference}</translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation>der Referenz</translation>
    </message>
    <message>
        <source>the noisy photo</source>
        <translation>dem verrauschten Foto</translation>
    </message>
    <message>
        <source>the denoised photo</source>
        <translation>dem entrauschten Foto</translation>
    </message>
    <message>
        <source>0 different</source>
        <translation>0 verschieden</translation>
    </message>
    <message>
        <source>1 the same</source>
        <translation>1 gleich</translation>
    </message>
    <message>
        <source>−{levels} darker</source>
        <translation>−{levels} dunkler</translation>
    </message>
    <message>
        <source>+{levels} brighter</source>
        <translation>+{levels} heller</translation>
    </message>
    <message>
        <source>{levels} levels</source>
        <translation>{levels} Stufen</translation>
    </message>
    <message>
        <source>Mean {mean}, lowest {least}</source>
        <translation>Mittel {mean}; kleinste {least}</translation>
    </message>
    <message>
        <source>Orange, {percent} % of the photo: its edges are in what was removed.</source>
        <translation>Orange, {percent} % des Fotos: Hier wurden auch seine Kanten entfernt.</translation>
    </message>
    <message>
        <source>Mean {mean}, largest {most} of 255 levels</source>
        <translation>Mittel {mean}; größte {most} von 255 Stufen</translation>
    </message>
</context>
<context>
    <name>DifferenceMenu</name>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>&amp;Off: the photo itself</source>
        <translation>&amp;Aus: das Foto selbst</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>A&amp;bsolut</translation>
    </message>
    <message>
        <source>Si&amp;gned: brighter and darker</source>
        <translation>Mit &amp;Vorzeichen: heller und dunkler</translation>
    </message>
    <message>
        <source>Simila&amp;rity (SSIM map)</source>
        <translation>&amp;Ähnlichkeit (SSIM-Karte)</translation>
    </message>
    <message>
        <source>&amp;Lost detail, marked</source>
        <translation>Ver&amp;lorene Details, markiert</translation>
    </message>
    <message>
        <source>Amplify &amp;more</source>
        <translation>&amp;Mehr verstärken</translation>
    </message>
    <message>
        <source>Amplify l&amp;ess</source>
        <translation>&amp;Weniger verstärken</translation>
    </message>
    <message>
        <source>Amplify as &amp;suits the photo</source>
        <translation>Verstärken, wie es zum &amp;Foto passt</translation>
    </message>
    <message>
        <source>&amp;Compared with</source>
        <translation>Ver&amp;glichen mit</translation>
    </message>
</context>
<context>
    <name>DifferencePanel</name>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Amplification</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Amplify</source>
        <translation>Verstärken</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
</context>
<context>
    <name>DifferencePresenter</name>
    <message>
        <source>As soon as the result is there.</source>
        <translation>Sobald das Ergebnis da ist.</translation>
    </message>
    <message>
        <source>There is nothing to compare it with.</source>
        <translation>Es gibt nichts, womit sich das vergleichen ließe.</translation>
    </message>
    <message>
        <source>In a moment.</source>
        <translation>Gleich.</translation>
    </message>
    <message>
        <source>{side} (difference on its way)</source>
        <translation>{side} (Differenz folgt)</translation>
    </message>
</context>
<context>
    <name>DividerHandle</name>
    <message>
        <source>Arrows move it, Home and End bring it to the edges</source>
        <translation>Pfeiltasten verschieben ihn, Pos1 und Ende bringen ihn an die Ränder</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop noisy photos here</source>
        <translation>Verrauschte Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation>Fotos öffnen…</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
</context>
<context>
    <name>EvaluatingPresenter</name>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>An evaluation was interrupted.</source>
        <translation>Eine Auswertung wurde unterbrochen.</translation>
    </message>
    <message>
        <source>What was measured is kept; going on measures the rest.</source>
        <translation>Was gemessen wurde, ist erhalten; beim Fortsetzen wird der Rest gemessen.</translation>
    </message>
    <message>
        <source>The report is saved as {file}.</source>
        <translation>Der Bericht ist als {file} gespeichert.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The evaluation is over: {summary}.</source>
        <translation>Die Auswertung ist beendet: {summary}.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>Seite (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Daten (*.json)</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>{method}, published</source>
        <translation>{method}, veröffentlicht</translation>
    </message>
    <message>
        <source>{method}: {psnr} dB, not measured here. {source}</source>
        <translation>{method}: {psnr} dB, nicht hier gemessen. {source}</translation>
    </message>
    <message>
        <source>photos, in the order of the table</source>
        <translation>Fotos, in der Reihenfolge der Tabelle</translation>
    </message>
    <message>
        <source>noise of the photo (levels)</source>
        <translation>Rauschen des Fotos (Stufen)</translation>
    </message>
    <message>
        <source>seconds a megapixel</source>
        <translation>Sekunden je Megapixel</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>gain over the noisy photo (dB)</source>
        <translation>Gewinn gegenüber dem verrauschten Foto (dB)</translation>
    </message>
    <message>
        <source>noise removed (levels)</source>
        <translation>entferntes Rauschen (Stufen)</translation>
    </message>
    <message>
        <source>change of detail kept (%)</source>
        <translation>Änderung der erhaltenen Details (%)</translation>
    </message>
    <message>
        <source>gain over the noisy photo (SSIM)</source>
        <translation>Gewinn gegenüber dem verrauschten Foto (SSIM)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>95 % between</source>
        <translation>95 % zwischen</translation>
    </message>
    <message>
        <source>Against {reference}</source>
        <translation>Gegen {reference}</translation>
    </message>
    <message>
        <source>Photos on which no other method is better</source>
        <translation>Fotos, bei denen kein anderes Verfahren besser ist</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>Wins</source>
        <translation>Siege</translation>
    </message>
    <message>
        <source>PSNR (dB)</source>
        <translation>PSNR (dB)</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Noise left (levels)</source>
        <translation>Restrauschen (Stufen)</translation>
    </message>
    <message>
        <source>Detail kept (%)</source>
        <translation>Erhaltene Details (%)</translation>
    </message>
    <message>
        <source>Time (s/MP)</source>
        <translation>Zeit (s/MP)</translation>
    </message>
    <message>
        <source>Memory at most (MB)</source>
        <translation>Speicher höchstens (MB)</translation>
    </message>
    <message>
        <source>How close the result is to the ground truth; more is better.</source>
        <translation>Wie nahe das Ergebnis der Referenz kommt; mehr ist besser.</translation>
    </message>
    <message>
        <source>How alike the structures of result and ground truth are; 1 is the same.</source>
        <translation>Wie ähnlich sich die Strukturen von Ergebnis und Referenz sind; 1 heißt gleich.</translation>
    </message>
    <message>
        <source>Estimated where the photo is flat, in levels of 0 to 255.</source>
        <translation>Geschätzt, wo das Foto gleichmäßig ist, in Stufen von 0 bis 255.</translation>
    </message>
    <message>
        <source>The share of what was removed that does not follow the photo&apos;s edges.</source>
        <translation>Der Anteil des Entfernten, der nicht den Kanten des Fotos folgt.</translation>
    </message>
    <message>
        <source>Seconds for a megapixel; waiting does not count.</source>
        <translation>Sekunden für ein Megapixel; Warten zählt nicht.</translation>
    </message>
    <message>
        <source>By how much the work grew in memory at its height.</source>
        <translation>Um wie viel der Speicherbedarf bei der Arbeit höchstens wuchs.</translation>
    </message>
    <message>
        <source>too few photos</source>
        <translation>zu wenige Fotos</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>gewiss</translation>
    </message>
    <message>
        <source>very sure</source>
        <translation>sehr sicher</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>recht sicher</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>vielleicht Zufall</translation>
    </message>
    <message>
        <source>{difference} against {reference} ({interval} with 95 % confidence), over {photos} photos: better on {better}, worse on {worse}; p = {p} (Wilcoxon signed-rank test of this one comparison)</source>
        <translation>{difference} gegenüber {reference} ({interval} mit 95 % Konfidenz), über {photos} Fotos: besser bei {better}, schlechter bei {worse}; p = {p} (Wilcoxon-Vorzeichen-Rang-Test dieses einen Vergleichs)</translation>
    </message>
    <message>
        <source>{mean}, of a single photo</source>
        <translation>{mean}, von einem einzigen Foto</translation>
    </message>
    <message>
        <source>{mean} over {photos} photos; with 95 % confidence between {interval}</source>
        <translation>{mean} über {photos} Fotos; mit 95 % Konfidenz zwischen {interval}</translation>
    </message>
    <message>
        <source>Looking at the photos</source>
        <translation>Die Fotos werden angesehen</translation>
    </message>
    <message>
        <source>{done} of {jobs} measured</source>
        <translation>{done} von {jobs} gemessen</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waits until the photos in the main window are denoised</source>
        <translation>Wartet, bis die Fotos im Hauptfenster entrauscht sind</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>{method} on {photo}</source>
        <translation>{method} an {photo}</translation>
    </message>
    <message>
        <source>No noisy photos there. For clean ones, have noise made on them.</source>
        <translation>Dort sind keine verrauschten Fotos. Auf rauschfreien können Sie Rauschen erzeugen lassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) without ground truth are left out.</source>
        <translation>
            <numerusform>%n Foto ohne Referenz wird ausgelassen.</numerusform>
            <numerusform>%n Fotos ohne Referenz werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s): the validation blocks of SIDD.</source>
        <translation>
            <numerusform>%n Paar: die Validierungsblöcke von SIDD.</numerusform>
            <numerusform>%n Paare: die Validierungsblöcke von SIDD.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), named as in SIDD (NOISY_SRGB and GT_SRGB).</source>
        <translation>
            <numerusform>%n Paar, benannt wie in SIDD (NOISY_SRGB und GT_SRGB).</numerusform>
            <numerusform>%n Paare, benannt wie in SIDD (NOISY_SRGB und GT_SRGB).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), named as in PolyU and CC (real and mean).</source>
        <translation>
            <numerusform>%n Paar, benannt wie in PolyU und CC (real und mean).</numerusform>
            <numerusform>%n Paare, benannt wie in PolyU und CC (real und mean).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), told by noisy, clean or gt in their names.</source>
        <translation>
            <numerusform>%n Paar, erkannt an noisy, clean oder gt im Namen.</numerusform>
            <numerusform>%n Paare, erkannt an noisy, clean oder gt im Namen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of the same name in two folders.</source>
        <translation>
            <numerusform>%n Paar gleichen Namens in zwei Ordnern.</numerusform>
            <numerusform>%n Paare gleichen Namens in zwei Ordnern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clean photo(s), on which noise is made.</source>
        <translation>
            <numerusform>%n rauschfreies Foto, auf dem Rauschen erzeugt wird.</numerusform>
            <numerusform>%n rauschfreie Fotos, auf denen Rauschen erzeugt wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noisy photo(s) without ground truth.</source>
        <translation>
            <numerusform>%n verrauschtes Foto ohne Referenz.</numerusform>
            <numerusform>%n verrauschte Fotos ohne Referenz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Noise left and detail kept are measured instead of PSNR and SSIM.</source>
        <translation>Statt PSNR und SSIM werden Restrauschen und erhaltene Details gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n method(s)</source>
        <translation>
            <numerusform>%n Verfahren</numerusform>
            <numerusform>%n Verfahren</numerusform>
        </translation>
    </message>
    <message>
        <source>{photos}, {methods}</source>
        <translation>{photos}, {methods}</translation>
    </message>
</context>
<context>
    <name>EvaluationResults</name>
    <message>
        <source>Picture (*.png);;Drawing for print (*.svg)</source>
        <translation>Bild (*.png);;Zeichnung für den Druck (*.svg)</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>The plot is saved as {file}.</source>
        <translation>Das Diagramm ist als {file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>EvaluationSetup</name>
    <message>
        <source>Looking at the photos</source>
        <translation>Die Fotos werden angesehen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Classical methods</source>
        <translation>Klassische Verfahren</translation>
    </message>
    <message>
        <source>Models at best quality, eight times as slow</source>
        <translation>Modelle bei bester Qualität, achtmal langsamer</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatisch ({device})</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Add photos or folders.</source>
        <translation>Fügen Sie Fotos oder Ordner hinzu.</translation>
    </message>
    <message>
        <source>Tick at least one method.</source>
        <translation>Wählen Sie mindestens ein Verfahren.</translation>
    </message>
    <message>
        <source>Add other photos or folders.</source>
        <translation>Fügen Sie andere Fotos oder Ordner hinzu.</translation>
    </message>
</context>
<context>
    <name>EvaluationWindow</name>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
</context>
<context>
    <name>ExampleStrip</name>
    <message numerus="yes">
        <source>%n example(s)</source>
        <translation>
            <numerusform>%n Beispiel</numerusform>
            <numerusform>%n Beispiele</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpertForm</name>
    <message>
        <source>All as they come</source>
        <translation>Alles wie vorgegeben</translation>
    </message>
    <message>
        <source>As it comes: {value}</source>
        <translation>Wie vorgegeben: {value}</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>with transparency</source>
        <translation>mit Transparenz</translation>
    </message>
    <message>
        <source>float</source>
        <translation>Gleitkomma</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>sRGB (assumed)</source>
        <translation>sRGB (angenommen)</translation>
    </message>
    <message>
        <source>its own, without a name</source>
        <translation>eigenes, ohne Namen</translation>
    </message>
    <message>
        <source>about {level} levels</source>
        <translation>etwa {level} Stufen</translation>
    </message>
    <message>
        <source>Noise before</source>
        <translation>Rauschen vorher</translation>
    </message>
    <message>
        <source>Noise after</source>
        <translation>Rauschen nachher</translation>
    </message>
    <message>
        <source>, more than the model learned from ({low} to {high})</source>
        <translation>, mehr, als das Modell beim Lernen sah ({low} bis {high})</translation>
    </message>
    <message>
        <source>, less than the model learned from ({low} to {high})</source>
        <translation>, weniger, als das Modell beim Lernen sah ({low} bis {high})</translation>
    </message>
    <message>
        <source>{name} (found beside the photo)</source>
        <translation>{name} (lag daneben)</translation>
    </message>
    <message>
        <source>Made at the best quality</source>
        <translation>In bester Qualität gemacht</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Made with the model {before}, not with {now}. Denoise again (Ctrl+R) to change that.</source>
        <translation>Mit dem Modell {before} gemacht, nicht mit {now}. Erneut entrauschen (Strg+R) ändert das.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>FailingPresenter</name>
    <message numerus="yes">
        <source>%n photo(s) could not be opened or denoised.</source>
        <translation>
            <numerusform>%n Foto konnte nicht geöffnet oder entrauscht werden.</numerusform>
            <numerusform>%n Fotos konnten nicht geöffnet oder entrauscht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others go on. The details tell the reason for each.</source>
        <translation>Die anderen gehen weiter. Die Details nennen jeweils den Grund.</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>the best</source>
        <translation>das beste</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photos by methods</source>
        <translation>Fotos nach Verfahren</translation>
    </message>
    <message>
        <source>Enter shows the photo where the method is worst; S sorts by the column</source>
        <translation>Eingabe zeigt das Foto, wo das Verfahren am schlechtesten ist; S sortiert nach der Spalte</translation>
    </message>
    <message>
        <source>All photos together</source>
        <translation>Alle Fotos zusammen</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Use as ground truth</source>
        <translation>Als Referenz nehmen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Denoise again</source>
        <translation>Erneut entrauschen</translation>
    </message>
    <message numerus="yes">
        <source>Denoise %n photo(s) again</source>
        <translation>
            <numerusform>%n Foto erneut entrauschen</numerusform>
            <numerusform>%n Fotos erneut entrauschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Close %n photo(s)</source>
        <translation>
            <numerusform>%n Foto schließen</numerusform>
            <numerusform>%n Fotos schließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the ground truth…</source>
        <translation>Referenz wählen…</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>A folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
</context>
<context>
    <name>ForecastPanel</name>
    <message>
        <source>Forecast for this computer</source>
        <translation>Vorhersage für diesen Computer</translation>
    </message>
    <message>
        <source>Trying some steps</source>
        <translation>Einige Schritte werden ausprobiert</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Forecast again</source>
        <translation>Erneut &amp;vorhersagen</translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Kept to check what was learned</source>
        <translation>Zurückbehalten, um das Gelernte zu prüfen</translation>
    </message>
    <message>
        <source>How much is kept to check what was learned; a scene is never on both sides</source>
        <translation>Wie viel zurückbehalten wird, um das Gelernte zu prüfen; keine Szene steht auf beiden Seiten</translation>
    </message>
    <message>
        <source>Looking at the photos</source>
        <translation>Die Fotos werden angesehen</translation>
    </message>
    <message>
        <source>&amp;Keep for checking</source>
        <translation>Zum &amp;Prüfen behalten</translation>
    </message>
</context>
<context>
    <name>FoundRows</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Size, camera</source>
        <translation>Größe, Kamera</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Verwendet zum</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>FramingPresenter</name>
    <message>
        <source>Region {width} × {height}</source>
        <translation>Bereich {width} × {height}</translation>
    </message>
    <message>
        <source>PSNR and SSIM need at least {least} × {least} pixels.</source>
        <translation>PSNR und SSIM brauchen mindestens {least} × {least} Pixel.</translation>
    </message>
</context>
<context>
    <name>FurtherPresenter</name>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The engine stopped while it worked on this, perhaps for lack of memory.</source>
        <translation>Das Rechenwerk brach dabei ab, vielleicht aus Mangel an Speicher.</translation>
    </message>
</context>
<context>
    <name>GainSlider</name>
    <message>
        <source>Levels shown for one level of difference ([ and ]); double-click: what suits the photo</source>
        <translation>Gezeigte Stufen für eine Stufe Differenz ([ und ]); Doppelklick: wie es zum Foto passt</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>L</source>
        <comment>luminance</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>Luminance</source>
        <translation>Luminanz</translation>
    </message>
    <message>
        <source>R</source>
        <comment>red</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>G</source>
        <comment>green</comment>
        <translation>G</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>B</source>
        <comment>blue</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>{side}: means {figures}</source>
        <translation>{side}: Mittelwerte {figures}</translation>
    </message>
</context>
<context>
    <name>InspectingPresenter</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatisch ({device})</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Fit the photo into the view</source>
        <translation>Ganzes Foto zeigen</translation>
    </message>
    <message>
        <source>Zoom in and out; so does the wheel</source>
        <translation>Vergrößern und verkleinern; das Mausrad tut es auch</translation>
    </message>
    <message>
        <source>While held: the noisy photo alone</source>
        <translation>Solange gedrückt: nur das verrauschte Foto</translation>
    </message>
    <message>
        <source>Compare: this picture on the right</source>
        <translation>Vergleich: dieses Bild rechts</translation>
    </message>
    <message>
        <source>Compare: this picture on the left</source>
        <translation>Vergleich: dieses Bild links</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>Next and previous picture on the right</source>
        <translation>Nächstes und voriges Bild rechts</translation>
    </message>
    <message>
        <source>Left and right in turn, at the same place</source>
        <translation>Links und rechts abwechselnd, an derselben Stelle</translation>
    </message>
    <message>
        <source>Magnifier at the pointer, in all pictures</source>
        <translation>Lupe am Zeiger, in allen Bildern</translation>
    </message>
    <message>
        <source>With wheel or drag: one of several pictures goes its own way</source>
        <translation>Mit Rad oder Ziehen: nur dieses Bild bewegen</translation>
    </message>
    <message>
        <source>Link all pictures again</source>
        <translation>Alle Bilder wieder koppeln</translation>
    </message>
    <message>
        <source>Three pictures or more: while held, this one alone</source>
        <translation>Ab drei Bildern, solange gedrückt: nur dieses</translation>
    </message>
    <message>
        <source>Move the divider; with Shift further</source>
        <translation>Teiler verschieben; mit Umschalt weiter</translation>
    </message>
    <message>
        <source>Divider to the edge</source>
        <translation>Teiler an den Rand</translation>
    </message>
    <message>
        <source>Divider to the middle</source>
        <translation>Teiler in die Mitte</translation>
    </message>
    <message>
        <source>Previous and next photo</source>
        <translation>Voriges und nächstes Foto</translation>
    </message>
    <message>
        <source>See another part of the photo</source>
        <translation>Einen anderen Teil des Fotos ansehen</translation>
    </message>
    <message>
        <source>Show or hide the overview</source>
        <translation>Übersicht zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Overview to the other side</source>
        <translation>Übersicht auf die andere Seite</translation>
    </message>
    <message>
        <source>Fold the panels away or back</source>
        <translation>Seitenleisten aus- oder einblenden</translation>
    </message>
    <message>
        <source>Difference: absolute, signed, similarity, off</source>
        <translation>Differenz: absolut, mit Vorzeichen, Ähnlichkeit, aus</translation>
    </message>
    <message>
        <source>Amplify the difference less or more</source>
        <translation>Differenz weniger oder mehr verstärken</translation>
    </message>
    <message>
        <source>Draw a region; Escape clears it</source>
        <translation>Bereich aufziehen; Esc hebt ihn auf</translation>
    </message>
    <message>
        <source>Choose a photo; with Shift several</source>
        <translation>Ein Foto wählen; mit Umschalt mehrere</translation>
    </message>
    <message>
        <source>Close the chosen photos</source>
        <translation>Gewählte Fotos schließen</translation>
    </message>
    <message>
        <source>Close a message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters</translation>
    </message>
    <message>
        <source>On the photo</source>
        <translation>Auf dem Foto</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>In der Liste</translation>
    </message>
</context>
<context>
    <name>LayoutMenu</name>
    <message>
        <source>La&amp;yout</source>
        <translation>&amp;Anordnung</translation>
    </message>
    <message>
        <source>&amp;Blink: left and right in turn</source>
        <translation>&amp;Blinken: links und rechts abwechselnd</translation>
    </message>
    <message>
        <source>&amp;Magnifier at the pointer</source>
        <translation>&amp;Lupe am Zeiger</translation>
    </message>
    <message>
        <source>Link a&amp;ll pictures again</source>
        <translation>&amp;Alle Bilder wieder koppeln</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>&amp;Wischen</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>&amp;{count} pictures</source>
        <translation>&amp;{count} Bilder</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>A training is at work</source>
        <translation>Ein Training ist im Gange</translation>
    </message>
    <message>
        <source>Stopped, it keeps what was learned and can go on later. Left alone, it goes on without the window and is shown again when you open Denoiser the next time.</source>
        <translation>Wird es beendet, behält es das Gelernte und kann später weitergehen. Andernfalls läuft es ohne das Fenster weiter und wird wieder gezeigt, wenn Sie Denoiser das nächste Mal öffnen.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Laufen lassen</translation>
    </message>
</context>
<context>
    <name>LengthPage</name>
    <message>
        <source>&amp;Quick</source>
        <translation>&amp;Schnell</translation>
    </message>
    <message>
        <source>Ba&amp;lanced</source>
        <translation>&amp;Ausgewogen</translation>
    </message>
    <message>
        <source>Bes&amp;t</source>
        <translation>&amp;Bestes Ergebnis</translation>
    </message>
    <message>
        <source>&amp;As long as I say</source>
        <translation>So &amp;lange, wie ich sage</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Gezählt in</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>&amp;Patch</source>
        <translation>&amp;Patch</translation>
    </message>
    <message>
        <source>Side in pixels</source>
        <translation>Seite in Pixeln</translation>
    </message>
    <message>
        <source>Patches a &amp;step</source>
        <translation>Patches je Schri&amp;tt</translation>
    </message>
    <message>
        <source>0: as many as fit into the memory</source>
        <translation>0: so viele, wie in den Speicher passen</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>Lern&amp;rate</translation>
    </message>
    <message>
        <source>The highest one</source>
        <translation>Die höchste</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>Startwert des Z&amp;ufalls</translation>
    </message>
    <message>
        <source>The same one draws the same patches</source>
        <translation>Derselbe Wert zieht dieselben Patches</translation>
    </message>
    <message>
        <source>For &amp;experts</source>
        <translation>Für &amp;Experten</translation>
    </message>
    <message>
        <source>More than 0, please.</source>
        <translation>Bitte mehr als 0.</translation>
    </message>
</context>
<context>
    <name>LengthPlanning</name>
    <message>
        <source>Trying a few steps on this computer</source>
        <translation>Einige Schritte werden auf diesem Computer ausprobiert</translation>
    </message>
    <message>
        <source>Measured on a few real steps with your photos.</source>
        <translation>Gemessen an einigen echten Schritten mit Ihren Fotos.</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>Noch nicht gemessen.</translation>
    </message>
    <message>
        <source>This cannot be trained as it is.</source>
        <translation>So lässt sich das nicht trainieren.</translation>
    </message>
    <message>
        <source>The forecast failed. Try again, or go on without one.</source>
        <translation>Die Vorhersage ist fehlgeschlagen. Versuchen Sie es noch einmal oder machen Sie ohne sie weiter.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>{name}, deleted {date}</source>
        <translation>{name}, gelöscht am {date}</translation>
    </message>
    <message>
        <source>{speed} MP/s</source>
        <translation>{speed} MP/s</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Came with Denoiser</source>
        <translation>Mit Denoiser geliefert</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation>Hier trainiert</translation>
    </message>
    <message>
        <source>{psnr} dB, {data}</source>
        <translation>{psnr} dB, {data}</translation>
    </message>
    <message>
        <source>PSNR, {data}</source>
        <translation>PSNR, {data}</translation>
    </message>
    <message>
        <source>PSNR of the worst, {data}</source>
        <translation>PSNR des schlechtesten, {data}</translation>
    </message>
    <message>
        <source>SSIM, {data}</source>
        <translation>SSIM, {data}</translation>
    </message>
    <message>
        <source>its validation photos</source>
        <translation>seine Validierungsfotos</translation>
    </message>
    <message>
        <source>{low} to {high} levels</source>
        <translation>{low} bis {high} Stufen</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Lizenz des Modells</translation>
    </message>
    <message>
        <source>Licence of the code</source>
        <translation>Lizenz des Codes</translation>
    </message>
    <message>
        <source>Learned from (data)</source>
        <translation>Gelernt aus (Daten)</translation>
    </message>
    <message>
        <source>Noise it learned</source>
        <translation>Gelerntes Rauschen</translation>
    </message>
    <message>
        <source>How it was trained</source>
        <translation>Wie es trainiert wurde</translation>
    </message>
    <message>
        <source>Known weaknesses</source>
        <translation>Bekannte Schwächen</translation>
    </message>
    <message>
        <source>Figures measured by</source>
        <translation>Werte gemessen mit</translation>
    </message>
    <message>
        <source>the whole picture: tiles may show slight seams</source>
        <translation>das ganze Bild: zwischen Kacheln können leichte Nähte sichtbar sein</translation>
    </message>
    <message>
        <source>{pixels} pixels to each side</source>
        <translation>{pixels} Pixel nach jeder Seite</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no, it judges by itself</source>
        <translation>nein, es urteilt selbst</translation>
    </message>
    <message>
        <source>{millions} million</source>
        <translation>{millions} Millionen</translation>
    </message>
    <message>
        <source>{thousands} thousand multiplications a pixel</source>
        <translation>{thousands} Tausend Multiplikationen je Pixel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Rechenaufwand</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Sieht</translation>
    </message>
    <message>
        <source>Takes a noise level</source>
        <translation>Nimmt eine Rauschstärke an</translation>
    </message>
    <message>
        <source>the whole picture: tiles differed by up to {levels} levels in its trial</source>
        <translation>das ganze Bild: Kacheln wichen bei der Prüfung um bis zu {levels} Stufen ab</translation>
    </message>
    <message>
        <source>passed: finite, repeatable, less noise, no seams</source>
        <translation>bestanden: endlich, wiederholbar, weniger Rauschen, keine Nähte</translation>
    </message>
    <message>
        <source>not tried here yet</source>
        <translation>hier noch nicht geprüft</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Tempo hier</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message>
        <source>Drop a model&apos;s file here to bring it in.</source>
        <translation>Legen Sie hier die Datei eines Modells ab, um es zu importieren.</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>Dieses Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>&amp;Train further…</source>
        <translation>Weiter &amp;trainieren…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Du&amp;plicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>As a Denoiser &amp;model…</source>
        <translation>Als Denoiser-&amp;Modell…</translation>
    </message>
    <message>
        <source>As &amp;ONNX, for other programs…</source>
        <translation>Als &amp;ONNX, für andere Programme…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Measure the speed here</source>
        <translation>Tem&amp;po hier messen</translation>
    </message>
    <message>
        <source>Tr&amp;y it again</source>
        <translation>Erneut p&amp;rüfen</translation>
    </message>
    <message>
        <source>Show in the &amp;folder</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>U&amp;ndo deleting</source>
        <translation>Löschen rück&amp;gängig machen</translation>
    </message>
    <message>
        <source>Empty the &amp;bin…</source>
        <translation>Papierkor&amp;b leeren…</translation>
    </message>
    <message>
        <source>Brin&amp;g back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>Denoise with this model from now on</source>
        <translation>Von jetzt an mit diesem Modell entrauschen</translation>
    </message>
    <message>
        <source>Let this model go on learning, on photos of yours</source>
        <translation>Dieses Modell weiterlernen lassen, an Ihren Fotos</translation>
    </message>
    <message>
        <source>Save the model as a file</source>
        <translation>Das Modell als Datei speichern</translation>
    </message>
    <message>
        <source>Into the bin, from where it can come back (Del)</source>
        <translation>In den Papierkorb, aus dem es zurückkommen kann (Entf)</translation>
    </message>
    <message>
        <source>Bring a model&apos;s file in (Ctrl+I)</source>
        <translation>Die Datei eines Modells importieren (Strg+I)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Denoiser</source>
        <translation>Denoiser</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the denoised photo (Ctrl+S)</source>
        <translation>Das entrauschte Foto speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Anha&amp;lten</translation>
    </message>
</context>
<context>
    <name>MaterialPlanning</name>
    <message>
        <source>Looking for photos</source>
        <translation>Fotos werden gesucht</translation>
    </message>
    <message>
        <source>There is nothing here to train on.</source>
        <translation>Hier ist nichts, womit sich trainieren ließe.</translation>
    </message>
    <message>
        <source>Looking at these photos failed twice. Take fewer of them, or others.</source>
        <translation>Diese Fotos ließen sich auch beim zweiten Mal nicht ansehen. Nehmen Sie weniger davon oder andere.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>Fotos ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Save &amp;all…</source>
        <translation>&amp;Alle speichern…</translation>
    </message>
    <message>
        <source>Denoise man&amp;y…</source>
        <translation>&amp;Viele entrauschen…</translation>
    </message>
    <message>
        <source>Model &amp;library…</source>
        <translation>Modellb&amp;ibliothek…</translation>
    </message>
    <message>
        <source>&amp;Import a model…</source>
        <translation>&amp;Modell importieren…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Paste photos</source>
        <translation>Fotos &amp;einfügen</translation>
    </message>
    <message>
        <source>P&amp;revious photo</source>
        <translation>&amp;Voriges Foto</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>&amp;Nächstes Foto</translation>
    </message>
    <message>
        <source>&amp;Denoise again</source>
        <translation>Erneut &amp;entrauschen</translation>
    </message>
    <message>
        <source>Choose the &amp;ground truth…</source>
        <translation>&amp;Referenz wählen…</translation>
    </message>
    <message>
        <source>Show in the &amp;folder</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>Foto &amp;schließen</translation>
    </message>
    <message>
        <source>Close &amp;all</source>
        <translation>&amp;Alle schließen</translation>
    </message>
    <message>
        <source>S&amp;top denoising</source>
        <translation>Entrauschen a&amp;bbrechen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>E&amp;valuate methods…</source>
        <translation>Verfahren ausw&amp;erten…</translation>
    </message>
    <message>
        <source>&amp;Train a model…</source>
        <translation>Ein Modell &amp;trainieren…</translation>
    </message>
    <message>
        <source>&amp;Show the training</source>
        <translation>Training &amp;anzeigen</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Actual size (1:1)</source>
        <translation>&amp;Originalgröße (1:1)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Turn the divider</source>
        <translation>&amp;Teiler drehen</translation>
    </message>
    <message>
        <source>&amp;Plot of PSNR and SSIM</source>
        <translation>&amp;Diagramm von PSNR und SSIM</translation>
    </message>
    <message>
        <source>Fold the panels a&amp;way or back</source>
        <translation>&amp;Seitenleisten aus- oder einblenden</translation>
    </message>
    <message>
        <source>App&amp;earance</source>
        <translation>E&amp;rscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;About Denoiser</source>
        <translation>&amp;Über Denoiser</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
</context>
<context>
    <name>MethodList</name>
    <message>
        <source>Methods and models</source>
        <translation>Verfahren und Modelle</translation>
    </message>
</context>
<context>
    <name>MethodMenu</name>
    <message>
        <source>&amp;Add methods</source>
        <translation>Verfahren &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Models at &amp;best quality (8 times as long)</source>
        <translation>Modelle in &amp;bester Qualität (8-mal so lange)</translation>
    </message>
    <message>
        <source>For a&amp;ll photos, when they are shown</source>
        <translation>Für a&amp;lle Fotos, sobald sie gezeigt werden</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>{millions} million weights ({megabytes} MB), licence {licence}</source>
        <translation>{millions} Millionen Gewichte ({megabytes} MB), Lizenz {licence}</translation>
    </message>
    <message>
        <source>Speed here not known yet</source>
        <translation>Tempo hier noch unbekannt</translation>
    </message>
    <message>
        <source>{speed} MP/s here, last time</source>
        <translation>{speed} MP/s hier, beim letzten Mal</translation>
    </message>
    <message>
        <source>Looks at the whole picture: tiles may show slight seams.</source>
        <translation>Betrachtet das ganze Bild: zwischen Kacheln können leichte Nähte sichtbar sein.</translation>
    </message>
    <message>
        <source>In doubt: {reason}</source>
        <translation>Unter Vorbehalt: {reason}</translation>
    </message>
    <message>
        <source>Looks at the whole picture: tiles differed by up to {levels} levels in its trial.</source>
        <translation>Betrachtet das ganze Bild: Kacheln wichen bei der Prüfung um bis zu {levels} Stufen ab.</translation>
    </message>
    <message>
        <source>Photos from phones and cameras, any noise</source>
        <translation>Fotos von Handys und Kameras, jedes Rauschen</translation>
    </message>
    <message>
        <source>Quick work: many photos, or a slow computer</source>
        <translation>Für schnelles Arbeiten: viele Fotos oder ein langsamer Computer</translation>
    </message>
</context>
<context>
    <name>ModelExporting</name>
    <message>
        <source>Exporting {name}</source>
        <translation>{name} wird exportiert</translation>
    </message>
    <message>
        <source>Exporting {name} as ONNX, and checking that it gives the same results</source>
        <translation>{name} wird als ONNX exportiert, und es wird geprüft, ob es dieselben Ergebnisse liefert</translation>
    </message>
    <message>
        <source>{name} is exported as {file}.</source>
        <translation>{name} ist als {file} exportiert.</translation>
    </message>
    <message>
        <source>Checked with onnxruntime: it gives the same results, to {difference} of the range.</source>
        <translation>Mit onnxruntime geprüft: Es liefert dieselben Ergebnisse, bis auf {difference} des Wertebereichs.</translation>
    </message>
    <message>
        <source>Install ({megabytes} MB)</source>
        <translation>Installieren ({megabytes} MB)</translation>
    </message>
    <message>
        <source>Installing {package} for {purpose}</source>
        <translation>{package} wird installiert ({purpose})</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Choose a model to read about it, or several to compare them.</source>
        <translation>Wählen Sie ein Modell, um mehr darüber zu lesen, oder mehrere, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>Über das Modell</translation>
    </message>
    <message>
        <source>In doubt: {reason}</source>
        <translation>Unter Vorbehalt: {reason}</translation>
    </message>
    <message>
        <source>Written down by its training</source>
        <translation>Von seinem Training aufgeschrieben</translation>
    </message>
    <message>
        <source>&amp;Train a model further</source>
        <translation>Ein Modell weiter &amp;trainieren</translation>
    </message>
    <message>
        <source>It knows much already and learns your photos on top. Best where time or photos are few.</source>
        <translation>Es kann schon viel und lernt Ihre Fotos hinzu. Am besten, wenn Zeit oder Fotos knapp sind.</translation>
    </message>
    <message>
        <source>Start a&amp;new</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <source>An empty network of a size you choose. It takes many photos and hours.</source>
        <translation>Ein leeres Netz in einer Größe, die Sie wählen. Es braucht viele Fotos und Stunden.</translation>
    </message>
    <message>
        <source>Model to train further</source>
        <translation>Modell, das weiter trainiert wird</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>1 MP here</source>
        <translation>1 MP hier</translation>
    </message>
    <message>
        <source>24 MP here</source>
        <translation>24 MP hier</translation>
    </message>
    <message>
        <source>&amp;Loss</source>
        <translation>&amp;Verlust</translation>
    </message>
    <message>
        <source>Loss near the en&amp;d</source>
        <translation>Verlust gegen En&amp;de</translation>
    </message>
    <message>
        <source>&amp;Optimiser</source>
        <translation>&amp;Optimierer</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>In Stufen</translation>
    </message>
    <message>
        <source>&amp;Schedule</source>
        <translation>Ver&amp;lauf der Lernrate</translation>
    </message>
    <message>
        <source>Mirror images (&amp;flips)</source>
        <translation>&amp;Spiegelbilder (Flips)</translation>
    </message>
    <message>
        <source>&amp;Quarter turns</source>
        <translation>Vie&amp;rteldrehungen</translation>
    </message>
    <message>
        <source>Probability, 0 to 1</source>
        <translation>Wahrscheinlichkeit, 0 bis 1</translation>
    </message>
    <message>
        <source>Mixu&amp;p</source>
        <translation>Mi&amp;xup</translation>
    </message>
    <message>
        <source>&amp;Cutmix</source>
        <translation>&amp;Cutmix</translation>
    </message>
    <message>
        <source>Cuto&amp;ut</source>
        <translation>C&amp;utout</translation>
    </message>
    <message>
        <source>B&amp;rightness</source>
        <translation>Helli&amp;gkeit</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Architecture</source>
        <translation>&amp;Architektur</translation>
    </message>
    <message>
        <source>For &amp;experts</source>
        <translation>Für &amp;Experten</translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>ModelTableModel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Tempo hier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>in doubt: {reason}</source>
        <translation>unter Vorbehalt: {reason}</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Overview of the photo</source>
        <translation>Übersicht des Fotos</translation>
    </message>
    <message>
        <source>What is seen of the photo: drag to see another part (N hides and shows this)</source>
        <translation>Der sichtbare Teil des Fotos: ziehen, um einen anderen zu sehen (N blendet dies aus und ein)</translation>
    </message>
</context>
<context>
    <name>NoisePage</name>
    <message>
        <source>&amp;Any noise</source>
        <translation>&amp;Jedes Rauschen</translation>
    </message>
    <message>
        <source>All of those below. For photos of many kinds.</source>
        <translation>Alle folgenden zusammen. Für Fotos vieler Arten.</translation>
    </message>
    <message>
        <source>&amp;Phones</source>
        <translation>Hand&amp;ys</translation>
    </message>
    <message>
        <source>Phone photos in little light.</source>
        <translation>Handyfotos bei wenig Licht.</translation>
    </message>
    <message>
        <source>&amp;Cameras</source>
        <translation>&amp;Kameras</translation>
    </message>
    <message>
        <source>JPEGs straight from a camera.</source>
        <translation>JPEGs direkt aus der Kamera.</translation>
    </message>
    <message>
        <source>&amp;Even grain</source>
        <translation>&amp;Gleichmäßige Körnung</translation>
    </message>
    <message>
        <source>Gaussian noise, as in textbooks.</source>
        <translation>Gaußsches Rauschen wie im Lehrbuch.</translation>
    </message>
    <message>
        <source>&amp;Match my camera</source>
        <translation>Wie &amp;meine Kamera</translation>
    </message>
    <message>
        <source>Noise is measured on noisy photos of yours, and made alike.</source>
        <translation>Das Rauschen wird an Ihren verrauschten Fotos gemessen und ebenso erzeugt.</translation>
    </message>
    <message>
        <source>Noisy photos of &amp;your camera</source>
        <translation>&amp;Verrauschte Fotos Ihrer Kamera</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Rauschfrei</translation>
    </message>
    <message>
        <source>With noise</source>
        <translation>Mit Rauschen</translation>
    </message>
    <message>
        <source>&amp;Other noise</source>
        <translation>&amp;Anderes Rauschen</translation>
    </message>
    <message>
        <source>Other pho&amp;to</source>
        <translation>Anderes F&amp;oto</translation>
    </message>
    <message>
        <source>Your camera</source>
        <translation>Ihre Kamera</translation>
    </message>
    <message>
        <source>Made alike</source>
        <translation>Nachgebildet</translation>
    </message>
    <message numerus="yes">
        <source>Take the %n photo(s) open in the window</source>
        <translation>
            <numerusform>Das %n im Fenster geöffnete Foto nehmen</numerusform>
            <numerusform>Die %n im Fenster geöffneten Fotos nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
</context>
<context>
    <name>NoisePlanning</name>
    <message>
        <source>Add noisy photos of your camera.</source>
        <translation>Fügen Sie verrauschte Fotos Ihrer Kamera hinzu.</translation>
    </message>
    <message>
        <source>Measuring the noise of your camera</source>
        <translation>Das Rauschen Ihrer Kamera wird gemessen</translation>
    </message>
    <message>
        <source>The noise could not be shown. Choose again.</source>
        <translation>Das Rauschen ließ sich nicht zeigen. Wählen Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>Details der Meldung</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} von {all}</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Something unexpected happened: {reason}</source>
        <translation>Etwas Unerwartetes ist geschehen: {reason}</translation>
    </message>
    <message>
        <source>The photo is as it was. Please try again; the details help to find the cause.</source>
        <translation>Das Foto ist unverändert. Bitte versuchen Sie es noch einmal; die Details helfen, die Ursache zu finden.</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>Der Speicher reichte nicht aus.</translation>
    </message>
    <message>
        <source>Close other programs or take a smaller photo, then try again.</source>
        <translation>Schließen Sie andere Programme oder nehmen Sie ein kleineres Foto und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Etwas Unerwartetes ist geschehen.</translation>
    </message>
    <message>
        <source>Your photos are as they were. The details help to find the cause.</source>
        <translation>Ihre Fotos sind unverändert. Die Details helfen, die Ursache zu finden.</translation>
    </message>
    <message>
        <source>{file} was not found.</source>
        <translation>{file} wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed; open it again from its new place.</source>
        <translation>Vielleicht wurde sie verschoben oder umbenannt; öffnen Sie sie am neuen Ort.</translation>
    </message>
    <message>
        <source>{file} may not be opened or written.</source>
        <translation>{file} darf nicht geöffnet oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation>Wählen Sie einen anderen Ordner oder ändern Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room or choose another folder, then try again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{file} could not be read or written: {reason}.</source>
        <translation>{file} konnte nicht gelesen oder geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Try again, or choose another place.</source>
        <translation>Versuchen Sie es noch einmal oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>“{file}”</source>
        <translation>„{file}“</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
</context>
<context>
    <name>OfferingPresenter</name>
    <message>
        <source>Install ({megabytes} MB)</source>
        <translation>Installieren ({megabytes} MB)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Installing {package} for {purpose}</source>
        <translation>{package} wird installiert ({purpose})</translation>
    </message>
    <message>
        <source>Asking for it</source>
        <translation>Wird angefragt</translation>
    </message>
    <message>
        <source>{package} is installed.</source>
        <translation>{package} ist installiert.</translation>
    </message>
    <message>
        <source>The photos that need it are opened now.</source>
        <translation>Die Fotos, die es brauchen, werden jetzt geöffnet.</translation>
    </message>
</context>
<context>
    <name>OpeningPresenter</name>
    <message>
        <source>Copy photos in a file manager, or a picture in another program, and paste again.</source>
        <translation>Kopieren Sie Fotos in einem Dateimanager oder ein Bild in einem anderen Programm und fügen Sie noch einmal ein.</translation>
    </message>
    <message>
        <source>There is no photo on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Foto.</translation>
    </message>
    <message numerus="yes">
        <source>%n pasted picture(s) of the last time, not saved then, can be opened again.</source>
        <translation>
            <numerusform>%n Bild, das beim letzten Mal eingefügt und nicht gespeichert wurde, kann wieder geöffnet werden.</numerusform>
            <numerusform>%n Bilder, die beim letzten Mal eingefügt und nicht gespeichert wurden, können wieder geöffnet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Open JPEG, PNG, TIFF or WebP files.</source>
        <translation>Öffnen Sie JPEG-, PNG-, TIFF- oder WebP-Dateien.</translation>
    </message>
    <message>
        <source>There are no photos in what you opened.</source>
        <translation>In dem, was Sie geöffnet haben, sind keine Fotos.</translation>
    </message>
</context>
<context>
    <name>PairsTable</name>
    <message>
        <source>In pairs</source>
        <translation>In Paaren</translation>
    </message>
    <message>
        <source>Picked as the better one</source>
        <translation>Als besseres gewählt</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>{won} to {lost}</source>
        <translation>{won} zu {lost}</translation>
    </message>
    <message>
        <source>{one} more often than {other}</source>
        <translation>{one} öfter als {other}</translation>
    </message>
    <message>
        <source>{one} as often as {other}</source>
        <translation>{one} so oft wie {other}</translation>
    </message>
    <message>
        <source>beyond chance</source>
        <translation>kein Zufall</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>vielleicht Zufall</translation>
    </message>
    <message>
        <source>too few votes to tell</source>
        <translation>zu wenige Urteile</translation>
    </message>
</context>
<context>
    <name>PaneLabels</name>
    <message>
        <source>Not linked</source>
        <translation>Nicht gekoppelt</translation>
    </message>
    <message>
        <source>Hold to see this one alone</source>
        <translation>Gedrückt halten, um nur dieses zu sehen</translation>
    </message>
    <message>
        <source>This one goes its own way: click to link it with the others again</source>
        <translation>Dieses bewegt sich für sich: Klick koppelt es wieder mit den anderen</translation>
    </message>
</context>
<context>
    <name>Pasted</name>
    <message>
        <source>The pasted picture could not be kept in {folder}. Make room there, then paste it again.</source>
        <translation>Das eingefügte Bild konnte nicht in {folder} abgelegt werden. Schaffen Sie dort Platz und fügen Sie es noch einmal ein.</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>&amp;Copy the denoised photo</source>
        <translation>Entrauschtes Foto &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy what is &amp;seen</source>
        <translation>Sichtbares k&amp;opieren</translation>
    </message>
    <message>
        <source>&amp;Before and after…</source>
        <translation>&amp;Vorher und nachher…</translation>
    </message>
    <message>
        <source>O&amp;verview</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>Overview at t&amp;he left</source>
        <translation>Übersicht l&amp;inks</translation>
    </message>
</context>
<context>
    <name>PicturingPresenter</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>PixelTable</name>
    <message>
        <source>Point at the photo to see the values of a pixel.</source>
        <translation>Zeigen Sie auf das Foto, um die Werte eines Pixels zu sehen.</translation>
    </message>
    <message>
        <source>Column {column}, row {row}, as on the screen (sRGB)</source>
        <translation>Spalte {column}, Zeile {row}, wie auf dem Bildschirm (sRGB)</translation>
    </message>
    <message>
        <source>How different both sides look; below about 2 hardly anybody sees it</source>
        <translation>Wie verschieden beide Seiten aussehen; unter etwa 2 sieht es kaum jemand</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>Add noisy photos.</source>
        <translation>Fügen Sie verrauschte Fotos hinzu.</translation>
    </message>
    <message>
        <source>Add clean photos.</source>
        <translation>Fügen Sie rauschfreie Fotos hinzu.</translation>
    </message>
    <message>
        <source>Add a folder of bursts.</source>
        <translation>Fügen Sie einen Ordner mit Serien hinzu.</translation>
    </message>
    <message>
        <source>Add the clean versions of these photos.</source>
        <translation>Fügen Sie die rauschfreien Fassungen dieser Fotos hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of photos</source>
        <translation>
            <numerusform>%n Fotopaar</numerusform>
            <numerusform>%n Fotopaare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clean photo(s)</source>
        <translation>
            <numerusform>%n rauschfreies Foto</numerusform>
            <numerusform>%n rauschfreie Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noisy photo(s)</source>
        <translation>
            <numerusform>%n verrauschtes Foto</numerusform>
            <numerusform>%n verrauschte Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n burst(s)</source>
        <translation>
            <numerusform>%n Serie</numerusform>
            <numerusform>%n Serien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n Datei ausgelassen</numerusform>
            <numerusform>%n Dateien ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>{training} to train on, {checking} to check</source>
        <translation>{training} zum Trainieren, {checking} zum Prüfen</translation>
    </message>
    <message>
        <source>Strength, levels of 255</source>
        <translation>Stärke, Stufen von 255</translation>
    </message>
    <message>
        <source>In brightness</source>
        <translation>In der Helligkeit</translation>
    </message>
    <message>
        <source>In colour, blue to yellow</source>
        <translation>In der Farbe, Blau bis Gelb</translation>
    </message>
    <message>
        <source>In colour, red to green</source>
        <translation>In der Farbe, Rot bis Grün</translation>
    </message>
    <message>
        <source>Likeness of neighbouring pixels</source>
        <translation>Ähnlichkeit benachbarter Pixel</translation>
    </message>
    <message>
        <source>Likeness of pixels two apart</source>
        <translation>Ähnlichkeit übernächster Pixel</translation>
    </message>
    <message>
        <source>Likeness of red and green</source>
        <translation>Ähnlichkeit von Rot und Grün</translation>
    </message>
    <message>
        <source>About {level} levels of 255 here</source>
        <translation>Hier etwa {level} Stufen von 255</translation>
    </message>
    <message>
        <source>{purpose}. {millions} million weights, licence {licence}.</source>
        <translation>{purpose}. {millions} Millionen Gewichte, Lizenz {licence}.</translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation>Ein eigenes Modell</translation>
    </message>
    <message>
        <source>The only one</source>
        <translation>Die einzige</translation>
    </message>
    <message>
        <source>{size} – quickest</source>
        <translation>{size} – am schnellsten</translation>
    </message>
    <message>
        <source>{size} – best</source>
        <translation>{size} – am besten</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>Winzig</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Huge</source>
        <translation>Riesig</translation>
    </message>
    <message>
        <source>{millions} M</source>
        <translation>{millions} M</translation>
    </message>
    <message>
        <source>{length}. A first try, to see whether it is worth while.</source>
        <translation>{length}. Ein erster Versuch, um zu sehen, ob es sich lohnt.</translation>
    </message>
    <message>
        <source>{length}. For daily use.</source>
        <translation>{length}. Für den täglichen Gebrauch.</translation>
    </message>
    <message>
        <source>{length}. For a graphics card, or a computer with days to spare.</source>
        <translation>{length}. Für eine Grafikkarte oder einen Computer, der Tage Zeit hat.</translation>
    </message>
    <message>
        <source>Minutes, or epochs or steps for those who count in them.</source>
        <translation>Minuten, oder Epochen oder Schritte für alle, die darin rechnen.</translation>
    </message>
    <message>
        <source>{steps}, {seconds} s each</source>
        <translation>{steps}, je {seconds} s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Patches a step</source>
        <translation>Patches je Schritt</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} Tage</translation>
    </message>
    <message>
        <source>At the end the model stands in the list of models as “{name}”.</source>
        <translation>Am Ende steht das Modell als „{name}“ in der Liste der Modelle.</translation>
    </message>
    <message>
        <source>Meanwhile you can go on working, and pause or stop the training at any time.</source>
        <translation>Sie können währenddessen weiterarbeiten und das Training jederzeit anhalten oder beenden.</translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n pair(s) of photos.</source>
        <translation>
            <numerusform>Das Modell lernt aus %n Fotopaar.</numerusform>
            <numerusform>Das Modell lernt aus %n Fotopaaren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n clean photo(s).</source>
        <translation>
            <numerusform>Das Modell lernt aus %n rauschfreien Foto.</numerusform>
            <numerusform>Das Modell lernt aus %n rauschfreien Fotos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n noisy photo(s) and nothing else.</source>
        <translation>
            <numerusform>Das Modell lernt aus %n verrauschten Foto und sonst nichts.</numerusform>
            <numerusform>Das Modell lernt aus %n verrauschten Fotos und sonst nichts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n burst(s).</source>
        <translation>
            <numerusform>Das Modell lernt aus %n Serie.</numerusform>
            <numerusform>Das Modell lernt aus %n Serien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are kept to check what it has learned.</source>
        <translation>
            <numerusform>An %n weiteren wird geprüft, was es gelernt hat.</numerusform>
            <numerusform>An %n weiteren wird geprüft, was es gelernt hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept to check what it has learned.</source>
        <translation>Nichts bleibt zurück, um zu prüfen, was es gelernt hat.</translation>
    </message>
    <message>
        <source>Noise is made on them as your camera makes it.</source>
        <translation>Darauf wird Rauschen erzeugt, wie Ihre Kamera es macht.</translation>
    </message>
    <message>
        <source>Noise of all kinds is made on them.</source>
        <translation>Darauf wird Rauschen aller Arten erzeugt.</translation>
    </message>
    <message>
        <source>Noise is made on them as phones make it.</source>
        <translation>Darauf wird Rauschen erzeugt, wie Handys es machen.</translation>
    </message>
    <message>
        <source>Noise is made on them as in JPEGs from cameras.</source>
        <translation>Darauf wird Rauschen erzeugt wie in JPEGs aus Kameras.</translation>
    </message>
    <message>
        <source>Gaussian noise is made on them.</source>
        <translation>Darauf wird gaußsches Rauschen erzeugt.</translation>
    </message>
    <message>
        <source>It starts from a copy of the model “{model}”, which stays as it is.</source>
        <translation>Es beginnt mit einer Kopie des Modells „{model}“, das selbst bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>It starts anew: {network}.</source>
        <translation>Es beginnt neu: {network}.</translation>
    </message>
    <message>
        <source>It starts anew: {network}, size {size}.</source>
        <translation>Es beginnt neu: {network}, Größe {size}.</translation>
    </message>
    <message>
        <source>It trains for about {time} on {device}: {steps}, with {memory} GB of memory.</source>
        <translation>Es trainiert etwa {time} auf {device}: {steps}, mit {memory} GB Speicher.</translation>
    </message>
    <message>
        <source>It trains for {length}.</source>
        <translation>Dauer des Trainings: {length}.</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} Schritte</translation>
    </message>
    <message numerus="yes">
        <source>{cameras} and %n more</source>
        <translation>
            <numerusform>{cameras} und %n weitere</numerusform>
            <numerusform>{cameras} und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n Szene</numerusform>
            <numerusform>%n Szenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Trainieren</translation>
    </message>
</context>
<context>
    <name>PlanningPresenter</name>
    <message>
        <source>My model</source>
        <translation>Mein Modell</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Geben Sie dem Modell einen Namen.</translation>
    </message>
    <message>
        <source>A model cannot be called that. Take a name that tells what it is for.</source>
        <translation>So kann ein Modell nicht heißen. Nehmen Sie einen Namen, der sagt, wofür es ist.</translation>
    </message>
    <message>
        <source>A model cannot be called that, or there is one already. “{name}” could be taken.</source>
        <translation>So kann ein Modell nicht heißen, oder es gibt schon eines. „{name}“ ginge.</translation>
    </message>
    <message>
        <source>As it will stand in the list of models.</source>
        <translation>So steht es dann in der Liste der Modelle.</translation>
    </message>
</context>
<context>
    <name>PlotArea</name>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Pu&amp;blished figures</source>
        <translation>&amp;Veröffentlichte Werte</translation>
    </message>
    <message>
        <source>Figures that others published on these photos, as dashed lines</source>
        <translation>Werte, die andere zu diesen Fotos veröffentlicht haben, als gestrichelte Linien</translation>
    </message>
    <message>
        <source>Save the p&amp;lot…</source>
        <translation>&amp;Diagramm speichern…</translation>
    </message>
    <message>
        <source>As soon as something is measured, it is drawn here.</source>
        <translation>Sobald etwas gemessen ist, wird es hier gezeichnet.</translation>
    </message>
    <message>
        <source>Every photo</source>
        <translation>Jedes Foto</translation>
    </message>
    <message>
        <source>Gain against noise</source>
        <translation>Gewinn nach Rauschen</translation>
    </message>
    <message>
        <source>Quality against time</source>
        <translation>Qualität nach Zeit</translation>
    </message>
    <message>
        <source>How often which gain</source>
        <translation>Wie oft welcher Gewinn</translation>
    </message>
</context>
<context>
    <name>PointingPresenter</name>
    <message>
        <source>{values} of {peak}</source>
        <translation>{values} von {peak}</translation>
    </message>
    <message>
        <source>grey of {peak}</source>
        <translation>Grau von {peak}</translation>
    </message>
    <message>
        <source>RGB of {peak}</source>
        <translation>RGB von {peak}</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Comparison of two pictures of the training</source>
        <translation>Vergleich zweier Bilder des Trainings</translation>
    </message>
</context>
<context>
    <name>PreviewingPresenter</name>
    <message>
        <source>This training made no previews.</source>
        <translation>Dieses Training hat keine Vorschauen gemacht.</translation>
    </message>
    <message>
        <source>The first preview comes with the first validation. Your photos can be used meanwhile.</source>
        <translation>Die erste Vorschau kommt mit der ersten Validierung. Mit Ihren Fotos können Sie währenddessen arbeiten.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} von {total} fertig</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>noch {duration}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Paused at {position} of {total} · {percent}</source>
        <translation>Angehalten bei {position} von {total} · {percent}</translation>
    </message>
    <message>
        <source>Starting {name}</source>
        <translation>{name} wird begonnen</translation>
    </message>
    <message>
        <source>Denoising {position} of {total}</source>
        <translation>{position} von {total} wird entrauscht</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>Wird entrauscht</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Pixel under the pointer</source>
        <translation>Pixel unter dem Zeiger</translation>
    </message>
    <message>
        <source>Zoom: at 100 % one pixel of the photo is one of the screen (Ctrl+0); F fits</source>
        <translation>Zoom: Bei 100 % ist ein Pixel des Fotos eines des Bildschirms (Strg+0); F passt ein</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>PSNR and SSIM of all photos (Ctrl+P)</source>
        <translation>PSNR und SSIM aller Fotos (Strg+P)</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>Gerät: {name}</translation>
    </message>
    <message>
        <source>Zoom: {percent}</source>
        <translation>Zoom: {percent}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on from there (Ctrl+Shift+.)</source>
        <translation>Von dort aus fortsetzen (Strg+Umschalt+.)</translation>
    </message>
    <message>
        <source>Hold the work after the tile at hand (Ctrl+Shift+.)</source>
        <translation>Die Arbeit nach der jetzigen Kachel anhalten (Strg+Umschalt+.)</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Fotos ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>Save the denoised photo</source>
        <translation>Das entrauschte Foto speichern</translation>
    </message>
    <message>
        <source>Save the picture of before and after</source>
        <translation>Das Bild von vorher und nachher speichern</translation>
    </message>
    <message>
        <source>Save the votes</source>
        <translation>Urteile speichern</translation>
    </message>
    <message>
        <source>The clean photo of the same scene</source>
        <translation>Das rauschfreie Foto derselben Szene</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pth *.pt);;All files (*)</source>
        <translation>Modelle (*.safetensors *.pth *.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Denoiser model (*.safetensors)</source>
        <translation>Denoiser-Modell (*.safetensors)</translation>
    </message>
    <message>
        <source>ONNX, for other programs (*.onnx)</source>
        <translation>ONNX, für andere Programme (*.onnx)</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Modell exportieren</translation>
    </message>
</context>
<context>
    <name>RegionLayer</name>
    <message>
        <source>Region of the photo</source>
        <translation>Bereich des Fotos</translation>
    </message>
    <message>
        <source>Drag over the part that counts (Escape: none)</source>
        <translation>Über den Teil ziehen, der zählt (Esc: keiner)</translation>
    </message>
</context>
<context>
    <name>RegionMenu</name>
    <message>
        <source>Select a re&amp;gion</source>
        <translation>&amp;Bereich wählen</translation>
    </message>
    <message>
        <source>Clear the regi&amp;on</source>
        <translation>Bereich &amp;aufheben</translation>
    </message>
</context>
<context>
    <name>RegionTable</name>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>In dB</source>
        <translation>In dB</translation>
    </message>
    <message>
        <source>Estimated, in levels of 0 to 255</source>
        <translation>Geschätzt, in Stufen von 0 bis 255</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
</context>
<context>
    <name>RemovingPresenter</name>
    <message>
        <source>&amp;Undo {step}</source>
        <translation>&amp;Rückgängig: {step}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo {step}</source>
        <translation>&amp;Wiederholen: {step}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>closing %n photo(s)</source>
        <translation>
            <numerusform>Schließen von %n Foto</numerusform>
            <numerusform>Schließen von %n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>closing {0}</source>
        <translation>Schließen von {0}</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation>Als CSV &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>Als CSV &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;New test</source>
        <translation>&amp;Neuer Test</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In &amp;pairs</source>
        <translation>In &amp;Paaren</translation>
    </message>
    <message>
        <source>&amp;Votes</source>
        <translation>&amp;Urteile</translation>
    </message>
    <message>
        <source>Of two, those crops count on which one of them was picked; p is with regard to all pairs together (exact sign test, Holm). Every vote was for the best of all: it says little of two that were seldom picked, and a test of these two alone says more.</source>
        <translation>Von zweien zählen die Ausschnitte, bei denen eines der beiden gewählt wurde; p gilt für alle Paare zusammen (exakter Vorzeichentest, Holm). Jedes Urteil galt dem besten von allen: Über zwei, die selten gewählt wurden, sagt es wenig, und ein Test nur dieser beiden sagt mehr.</translation>
    </message>
    <message numerus="yes">
        <source>No difference was seen in any of %n crops.</source>
        <translation>
            <numerusform>In %n Ausschnitt wurde kein Unterschied gesehen.</numerusform>
            <numerusform>In keinem von %n Ausschnitten wurde ein Unterschied gesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture looked better more often than all others.</source>
        <translation>Kein Bild sah öfter besser aus als alle anderen.</translation>
    </message>
    <message>
        <source>{name} looked better most often: {count} of {all} crops.</source>
        <translation>{name} sah am häufigsten besser aus: bei {count} von {all} Ausschnitten.</translation>
    </message>
    <message>
        <source>{won} to {lost} (sign test, p {p}).</source>
        <translation>{won} zu {lost} (Vorzeichentest, p {p}).</translation>
    </message>
    <message>
        <source>That is beyond chance.</source>
        <translation>Das ist mehr als Zufall.</translation>
    </message>
    <message>
        <source>That may be chance.</source>
        <translation>Das kann Zufall sein.</translation>
    </message>
    <message>
        <source>That {first} was picked more often than any of the others may be chance.</source>
        <translation>Dass {first} öfter gewählt wurde als jedes andere, kann Zufall sein.</translation>
    </message>
    <message>
        <source>{first} was picked more often than {behind}, beyond chance; compared with {even} it may be chance.</source>
        <translation>{first} wurde öfter gewählt als {behind}, und das ist kein Zufall; gegenüber {even} kann es Zufall sein.</translation>
    </message>
    <message>
        <source>{first} was picked more often than each of the others, beyond chance.</source>
        <translation>{first} wurde öfter gewählt als jedes andere, und das ist kein Zufall.</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} und {last}</translation>
    </message>
    <message>
        <source>The line in each bar is the interval in which the share lies with 95 % confidence (Wilson). Votes by place: {places}. The crops were chosen where the pictures differ most; of other places this says little.</source>
        <translation>Der Strich in jedem Balken ist das Intervall, in dem der Anteil mit 95 % Konfidenz liegt (Wilson). Urteile nach Platz: {places}. Die Ausschnitte wurden gewählt, wo sich die Bilder am meisten unterscheiden; über andere Stellen sagt das wenig.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>The method that others are compared with</source>
        <translation>Das Verfahren, mit dem die anderen verglichen werden</translation>
    </message>
    <message>
        <source>Part of a name</source>
        <translation>Teil eines Namens</translation>
    </message>
    <message>
        <source>Only photos whose names hold this</source>
        <translation>Nur Fotos, deren Namen das enthalten</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Compared &amp;with</source>
        <translation>Verglichen &amp;mit</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Fortschritt der Auswertung</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Stop; what is measured already is kept</source>
        <translation>Abbrechen; was schon gemessen ist, bleibt</translation>
    </message>
    <message>
        <source>&amp;Other photos or methods…</source>
        <translation>&amp;Andere Fotos oder Verfahren…</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>Be&amp;richt</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>For&amp;tsetzen</translation>
    </message>
    <message>
        <source>As a &amp;page with plots and photos (HTML)…</source>
        <translation>Als &amp;Seite mit Diagrammen und Fotos (HTML)…</translation>
    </message>
    <message>
        <source>As a &amp;table (CSV)…</source>
        <translation>Als &amp;Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>As &amp;data for programs (JSON)…</source>
        <translation>Als &amp;Daten für Programme (JSON)…</translation>
    </message>
    <message>
        <source>Save what was measured until now</source>
        <translation>Speichern, was bis jetzt gemessen wurde</translation>
    </message>
</context>
<context>
    <name>SaveAllDialog</name>
    <message>
        <source>Save all</source>
        <translation>Alle speichern</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <source>Not everything could be kept; the details tell what.</source>
        <translation>Nicht alles ließ sich erhalten; die Details sagen, was.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were saved in {folder}.</source>
        <translation>
            <numerusform>%n Foto wurde in {folder} gespeichert.</numerusform>
            <numerusform>%n Fotos wurden in {folder} gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingPresenter</name>
    <message>
        <source>Wait until the photo is denoised.</source>
        <translation>Warten Sie, bis das Foto entrauscht ist.</translation>
    </message>
    <message>
        <source>Wait until a photo is denoised.</source>
        <translation>Warten Sie, bis ein Foto entrauscht ist.</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Es gibt noch nichts zu speichern.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are done.</source>
        <translation>
            <numerusform>%n Foto ist fertig.</numerusform>
            <numerusform>%n Fotos sind fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that are there already stay; new names get a number.</source>
        <translation>Vorhandene Dateien bleiben; neue Namen bekommen eine Nummer.</translation>
    </message>
    <message>
        <source>It was stopped before its result was made again.</source>
        <translation>Es wurde abgebrochen, bevor das Ergebnis neu berechnet war.</translation>
    </message>
    <message>
        <source>The photo was closed before.</source>
        <translation>Das Foto wurde vorher geschlossen.</translation>
    </message>
    <message>
        <source>The photo could not be saved: {reason}</source>
        <translation>Das Foto konnte nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>Saving {number} of {all}</source>
        <translation>{number} von {all} wird gespeichert</translation>
    </message>
    <message>
        <source>{number} of {all} photos could not be saved.</source>
        <translation>{number} von {all} Fotos konnten nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The others were. The details tell the reasons.</source>
        <translation>Die anderen schon. Die Details nennen die Gründe.</translation>
    </message>
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>{name}: noisy {psnr} dB, SSIM {ssim}</source>
        <translation>{name}: verrauscht {psnr} dB, SSIM {ssim}</translation>
    </message>
    <message>
        <source>denoised {psnr} dB, SSIM {ssim}</source>
        <translation>entrauscht {psnr} dB, SSIM {ssim}</translation>
    </message>
    <message>
        <source>No photo has a ground truth yet. Drop a clean photo onto its thumbnail to see PSNR and SSIM here.</source>
        <translation>Noch hat kein Foto eine Referenz. Legen Sie ein rauschfreies Foto auf dessen Vorschaubild ab, um hier PSNR und SSIM zu sehen.</translation>
    </message>
    <message>
        <source>PSNR and SSIM of each photo</source>
        <translation>PSNR und SSIM jedes Fotos</translation>
    </message>
</context>
<context>
    <name>ScoreTable</name>
    <message>
        <source>No ground truth. Drop the clean photo onto its thumbnail.</source>
        <translation>Keine Referenz. Legen Sie das rauschfreie Foto auf dessen Vorschaubild ab.</translation>
    </message>
    <message>
        <source>PSNR (dB)</source>
        <translation>PSNR (dB)</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>{side}, PSNR in dB</source>
        <translation>{side}, PSNR in dB</translation>
    </message>
    <message>
        <source>{side}, SSIM</source>
        <translation>{side}, SSIM</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>Which picture looks better, if nobody tells which is which?</source>
        <translation>Welches Bild sieht besser aus, wenn niemand sagt, welches welches ist?</translation>
    </message>
    <message>
        <source>You see the same part of a photo several times, in random order and without names, and say which one looks better. Only at the end you are told what it was.</source>
        <translation>Sie sehen denselben Teil eines Fotos mehrmals, in zufälliger Reihenfolge und ohne Namen, und sagen, welcher besser aussieht. Erst am Ende erfahren Sie, was es war.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Crops</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Looking for places where they differ</source>
        <translation>Stellen, an denen sie sich unterscheiden, werden gesucht</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>&amp;Fotos</translation>
    </message>
    <message>
        <source>&amp;Crops</source>
        <translation>&amp;Ausschnitte</translation>
    </message>
    <message numerus="yes">
        <source>All that have these pictures: %n</source>
        <translation>
            <numerusform>Alle, die diese Bilder haben: %n</numerusform>
            <numerusform>Alle, die diese Bilder haben: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>There is only one picture of this photo yet.</source>
        <translation>Von diesem Foto gibt es erst ein Bild.</translation>
    </message>
    <message>
        <source>Choose at least two pictures.</source>
        <translation>Wählen Sie mindestens zwei Bilder.</translation>
    </message>
    <message numerus="yes">
        <source>Choose %n at most.</source>
        <translation>
            <numerusform>Wählen Sie höchstens %n.</numerusform>
            <numerusform>Wählen Sie höchstens %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>More than two pictures share the votes, and every two are compared: take more crops.</source>
        <translation>Mehr als zwei Bilder teilen sich die Urteile, und je zwei werden verglichen: Nehmen Sie mehr Ausschnitte.</translation>
    </message>
    <message>
        <source>With {votes} votes one of two pictures needs {needed} to be better beyond chance (p &lt; 0.05).</source>
        <translation>Bei {votes} Urteilen braucht eines von zwei Bildern {needed}, um mehr als zufällig besser zu sein (p &lt; 0,05).</translation>
    </message>
    <message>
        <source>&amp;Ground truths</source>
        <translation>&amp;Referenzen</translation>
    </message>
    <message>
        <source>The ground truth lies else&amp;where</source>
        <translation>Die Referenzen liegen &amp;woanders</translation>
    </message>
    <message>
        <source>These are &amp;clean photos; make noise on them, of</source>
        <translation>Fotos s&amp;ind rauschfrei; erzeugtes Rauschen</translation>
    </message>
    <message>
        <source>&amp;Tell it to methods that take a noise level</source>
        <translation>&amp;Verfahren mitteilen, die danach fragen</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>&amp;Auswerten</translation>
    </message>
    <message numerus="yes">
        <source>Also the %n open photo(s) with a ground truth</source>
        <translation>
            <numerusform>Auch das %n geöffnete Foto mit Referenz</numerusform>
            <numerusform>Auch die %n geöffneten Fotos mit Referenz</numerusform>
        </translation>
    </message>
    <message>
        <source> levels</source>
        <translation> Stufen</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, in levels of 0 to 255</source>
        <translation>Standardabweichung des Rauschens, in Stufen von 0 bis 255</translation>
    </message>
    <message>
        <source>White noise, always the same on the same photo, and not clipped</source>
        <translation>Weißes Rauschen, auf demselben Foto immer gleich und nicht begrenzt</translation>
    </message>
    <message>
        <source>Device for models</source>
        <translation>Gerät für Modelle</translation>
    </message>
    <message>
        <source>&amp;Methods and models</source>
        <translation>Verfahren und &amp;Modelle</translation>
    </message>
    <message>
        <source>&amp;Device for models</source>
        <translation>&amp;Gerät für Modelle</translation>
    </message>
</context>
<context>
    <name>ShelvingPresenter</name>
    <message>
        <source>Bringing in {file}, and trying it on noisy photos</source>
        <translation>{file} wird importiert und an verrauschten Fotos geprüft</translation>
    </message>
    <message>
        <source>Measuring how quick {name} is here</source>
        <translation>Das Tempo von {name} hier wird gemessen</translation>
    </message>
    <message>
        <source>Trying {name} on noisy photos</source>
        <translation>{name} wird an verrauschten Fotos geprüft</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Remove the deleted models for good?</source>
        <translation>Die gelöschten Modelle endgültig entfernen?</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Emptying the bin</source>
        <translation>Der Papierkorb wird geleert</translation>
    </message>
    <message>
        <source>{name} is in the library.</source>
        <translation>{name} ist in der Bibliothek.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{name} is in the bin.</source>
        <translation>{name} ist im Papierkorb.</translation>
    </message>
    <message>
        <source>Photos are denoised with {model} from now on.</source>
        <translation>Fotos werden von jetzt an mit {model} entrauscht.</translation>
    </message>
    <message>
        <source>{name} was tried.</source>
        <translation>{name} wurde geprüft.</translation>
    </message>
    <message>
        <source>It is in doubt: {reason}</source>
        <translation>Es steht unter Vorbehalt: {reason}</translation>
    </message>
    <message>
        <source>It passed its trial: its results are finite, repeatable, cleaner, without seams.</source>
        <translation>Es hat die Prüfung bestanden: Seine Ergebnisse sind endlich, wiederholbar, rauschärmer und ohne Nähte.</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Explanation of this page</source>
        <translation>Erklärung dieser Seite</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>Drop folders here</source>
        <translation>Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Drop folders or photos here</source>
        <translation>Ordner oder Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Del takes what is chosen out of the list</source>
        <translation>Entf nimmt das Gewählte aus der Liste</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>Fotos…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>A folder of photos</source>
        <translation>Ein Ordner mit Fotos</translation>
    </message>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Fotos ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>SpeakingPresenter</name>
    <message>
        <source>The window speaks the chosen language from the next start on.</source>
        <translation>Das Fenster spricht die gewählte Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Close it and open it again when it suits you.</source>
        <translation>Schließen und öffnen Sie es wieder, wann es Ihnen passt.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Left out: it looks like the result of an earlier run</source>
        <translation>Ausgelassen: sieht aus wie das Ergebnis eines früheren Laufs</translation>
    </message>
    <message>
        <source>It has no recipe, so it is never replaced. Add the file itself to denoise it.</source>
        <translation>Sie hat kein Rezept und wird deshalb nie ersetzt. Zum Entrauschen die Datei selbst hinzufügen.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Done in {seconds} s</source>
        <translation>Fertig in {seconds} s</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>Fehler: {reason}</translation>
    </message>
    <message>
        <source>Skipped: {reason}</source>
        <translation>Ausgelassen: {reason}</translation>
    </message>
    <message>
        <source>Opening photos…</source>
        <translation>Fotos werden geöffnet …</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Done in {seconds} s, with {model}</source>
        <translation>Fertig in {seconds} s, mit {model}</translation>
    </message>
    <message>
        <source>Done in {seconds} s, best quality</source>
        <translation>Fertig in {seconds} s, beste Qualität</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>StrengthHint</name>
    <message>
        <source>The strength holds for all photos that are open</source>
        <translation>Die Stärke gilt für alle geöffneten Fotos</translation>
    </message>
</context>
<context>
    <name>StrengthPanel</name>
    <message>
        <source>Luminance</source>
        <translation>Luminanz</translation>
    </message>
    <message>
        <source>Grain: how much is removed. Double-click for 100 %</source>
        <translation>Körnung: wie viel davon entfernt wird. Doppelklick für 100&#xa0;%</translation>
    </message>
    <message>
        <source>Chrominance</source>
        <translation>Chrominanz</translation>
    </message>
    <message>
        <source>Colour speckle: how much is removed. Double-click for 100 %</source>
        <translation>Farbrauschen: wie viel davon entfernt wird. Doppelklick für 100&#xa0;%</translation>
    </message>
</context>
<context>
    <name>StudyPlot</name>
    <message>
        <source>Plot: left and right go from photo to photo, Enter shows it</source>
        <translation>Diagramm: links und rechts gehen von Foto zu Foto, Eingabe zeigt es</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Licence or origin of the photos</source>
        <translation>Lizenz oder Herkunft der Fotos</translation>
    </message>
    <message>
        <source>My own photos</source>
        <translation>Meine eigenen Fotos</translation>
    </message>
    <message>
        <source>For instance: my own photos</source>
        <translation>Zum Beispiel: meine eigenen Fotos</translation>
    </message>
    <message>
        <source>It goes into the model&apos;s card, for those you pass the model on to.</source>
        <translation>Sie kommt in die Karte des Modells, für alle, denen Sie das Modell weitergeben.</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message numerus="yes">
        <source>Show its progress on %n &amp;open photo(s)</source>
        <translation>
            <numerusform>Den Fortschritt an %n geöffneten &amp;Foto zeigen</numerusform>
            <numerusform>Den Fortschritt an %n geöffneten &amp;Fotos zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>N&amp;ame of the model</source>
        <translation>&amp;Name des Modells</translation>
    </message>
    <message>
        <source>&amp;Licence or origin of the photos</source>
        <translation>&amp;Lizenz oder Herkunft der Fotos</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Names of the results</source>
        <translation>Namen der Ergebnisse</translation>
    </message>
    <message>
        <source>{name}: the photo&apos;s name, {folder}: its folder&apos;s, {date}: today, {model}: the model.
A / makes subfolders.</source>
        <translation>{name}: der Name des Fotos, {folder}: der seines Ordners, {date}: heute, {model}: das Modell.
Ein / legt Unterordner an.</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Stopping after this step</source>
        <translation>Wird nach diesem Schritt beendet</translation>
    </message>
    <message>
        <source>Starting: looking at the photos</source>
        <translation>Beginnt: die Fotos werden angesehen</translation>
    </message>
    <message>
        <source>Starting: preparing the first step</source>
        <translation>Beginnt: Der erste Schritt wird vorbereitet</translation>
    </message>
    <message>
        <source>Paused at {percent}</source>
        <translation>Angehalten bei {percent}</translation>
    </message>
    <message>
        <source>Stopped at {percent}</source>
        <translation>Beendet bei {percent}</translation>
    </message>
    <message>
        <source>Interrupted at {percent}: its process ended. {reason}</source>
        <translation>Unterbrochen bei {percent}: Sein Prozess ist zu Ende. {reason}</translation>
    </message>
    <message>
        <source>Its folder cannot be read any more</source>
        <translation>Sein Ordner lässt sich nicht mehr lesen</translation>
    </message>
    <message>
        <source>Finished after {duration}, as it got no better</source>
        <translation>Fertig nach {duration}, da es nicht mehr besser wurde</translation>
    </message>
    <message>
        <source>Finished after {duration}</source>
        <translation>Fertig nach {duration}</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird beendet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>Training {name}: {state}</source>
        <translation>Training {name}: {state}</translation>
    </message>
    <message>
        <source>{step} of {planned}</source>
        <translation>{step} von {planned}</translation>
    </message>
    <message>
        <source>{number} a second</source>
        <translation>{number} je Sekunde</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>Lernt aus</translation>
    </message>
    <message>
        <source>Validates on</source>
        <translation>Validiert an</translation>
    </message>
    <message>
        <source>The model is made. Without ground truth nothing could be measured: look at the previews before using it.</source>
        <translation>Das Modell ist fertig. Ohne Referenz ließ sich nichts messen: Sehen Sie sich die Vorschauen an, bevor Sie es benutzen.</translation>
    </message>
    <message>
        <source>Validation photos: {before} dB noisy, {after} dB denoised ({gain} dB).</source>
        <translation>Validierungsfotos: verrauscht {before} dB, entrauscht {after} dB ({gain} dB).</translation>
    </message>
    <message>
        <source>SSIM: {before} noisy, {after} denoised.</source>
        <translation>SSIM: verrauscht {before}, entrauscht {after}.</translation>
    </message>
    <message>
        <source>{better} of {all} photos got better, {worse} did not.</source>
        <translation>{better} von {all} Fotos wurden besser, {worse} nicht.</translation>
    </message>
    <message>
        <source>The model is in the library as {name}.</source>
        <translation>Das Modell ist als {name} in der Bibliothek.</translation>
    </message>
    <message>
        <source>Use it on my open photos</source>
        <translation>Auf meine geöffneten Fotos anwenden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Change length…</source>
        <translation>Dauer ändern…</translation>
    </message>
    <message>
        <source>Save a copy now</source>
        <translation>Jetzt eine Kopie speichern</translation>
    </message>
    <message>
        <source>Stop and keep best</source>
        <translation>Beenden und Bestes behalten</translation>
    </message>
    <message>
        <source>Stop and discard…</source>
        <translation>Beenden und verwerfen…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Beiseitelegen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose this model and denoise the photos that are open with it</source>
        <translation>Dieses Modell wählen und die geöffneten Fotos damit entrauschen</translation>
    </message>
    <message>
        <source>Hold the training after this step</source>
        <translation>Das Training nach diesem Schritt anhalten</translation>
    </message>
    <message>
        <source>Let the training go on</source>
        <translation>Das Training weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Go on from where the run was saved last</source>
        <translation>Dort fortsetzen, wo der Lauf zuletzt gespeichert wurde</translation>
    </message>
    <message>
        <source>Train longer or shorter than planned</source>
        <translation>Länger oder kürzer trainieren als geplant</translation>
    </message>
    <message>
        <source>Put the model as it is now into the library</source>
        <translation>Das Modell, wie es jetzt ist, in die Bibliothek stellen</translation>
    </message>
    <message>
        <source>End now; the best model so far is kept</source>
        <translation>Jetzt beenden; das bisher beste Modell bleibt</translation>
    </message>
    <message>
        <source>End now and delete what was learned</source>
        <translation>Jetzt beenden und das Gelernte löschen</translation>
    </message>
    <message>
        <source>Open the folder of this run</source>
        <translation>Den Ordner dieses Laufs öffnen</translation>
    </message>
    <message>
        <source>Move this run out of the way; nothing in it is lost</source>
        <translation>Diesen Lauf aus dem Weg räumen; nichts darin geht verloren</translation>
    </message>
    <message>
        <source>Show it no more; its run folder stays</source>
        <translation>Nicht mehr anzeigen; der Ordner des Laufs bleibt</translation>
    </message>
</context>
<context>
    <name>TrainingCurves</name>
    <message>
        <source>Smoothing of the loss, in percent</source>
        <translation>Glättung des Verlusts, in Prozent</translation>
    </message>
    <message>
        <source>How much the curve of the loss is smoothed</source>
        <translation>Wie stark die Kurve des Verlusts geglättet wird</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>The curves begin with the first steps.</source>
        <translation>Die Kurven beginnen mit den ersten Schritten.</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>Verlust {loss}</translation>
    </message>
    <message>
        <source>noisy {psnr} dB</source>
        <translation>verrauscht {psnr} dB</translation>
    </message>
</context>
<context>
    <name>TrainingHeader</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>The training goes on (Ctrl+Shift+T)</source>
        <translation>Das Training geht weiter (Strg+Umschalt+T)</translation>
    </message>
</context>
<context>
    <name>TrainingLengthDialog</name>
    <message>
        <source>Change the length of the training</source>
        <translation>Dauer des Trainings ändern</translation>
    </message>
    <message>
        <source>Length of the whole training</source>
        <translation>Dauer des ganzen Trainings</translation>
    </message>
    <message>
        <source>How long should the whole training be, with what is done already? The learning rate falls towards the new end.</source>
        <translation>Wie lange soll das ganze Training dauern, das Bisherige eingerechnet? Die Lernrate fällt zum neuen Ende hin.</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> Minuten</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Schritte</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Curves and summary</source>
        <translation>Kurven und Zusammenfassung</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
</context>
<context>
    <name>TrainingPlots</name>
    <message>
        <source>Curves of the training: left and right go from point to point</source>
        <translation>Kurven des Trainings: links und rechts gehen von Punkt zu Punkt</translation>
    </message>
    <message>
        <source>PSNR of the validation photos (dB)</source>
        <translation>PSNR der Validierungsfotos (dB)</translation>
    </message>
    <message>
        <source>SSIM of the validation photos</source>
        <translation>SSIM der Validierungsfotos</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
</context>
<context>
    <name>TrainingPresenter</name>
    <message>
        <source>The training “{name}” is at work ({percent}).</source>
        <translation>Das Training „{name}“ ist im Gange ({percent}).</translation>
    </message>
    <message>
        <source>The training “{name}” is at work, and there can be only one at a time.</source>
        <translation>Das Training „{name}“ ist im Gange, und es kann immer nur eines geben.</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>Darauf warten</translation>
    </message>
    <message>
        <source>Stop it and begin</source>
        <translation>Beenden und beginnen</translation>
    </message>
    <message>
        <source>The new one can begin when it has ended.</source>
        <translation>Das neue kann beginnen, wenn es zu Ende ist.</translation>
    </message>
    <message>
        <source>So far: {steps} steps in {duration}.</source>
        <translation>Bisher: {steps} Schritte in {duration}.</translation>
    </message>
    <message>
        <source>Another training is at work. Resume this one when that has ended.</source>
        <translation>Ein anderes Training ist im Gange. Setzen Sie dieses fort, wenn jenes zu Ende ist.</translation>
    </message>
    <message>
        <source>The training in “{folder}” cannot be read any more.</source>
        <translation>Das Training in „{folder}“ lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <source>The training “{name}” is still at work.</source>
        <translation>Das Training „{name}“ ist noch im Gange.</translation>
    </message>
    <message>
        <source>Put aside, it is not looked at again; nothing in it is lost.</source>
        <translation>Beiseitegelegt, wird es nicht mehr beachtet; nichts darin geht verloren.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Beiseitelegen</translation>
    </message>
    <message>
        <source>The training was put aside; it lies in {folder}.</source>
        <translation>Das Training wurde beiseitegelegt; es liegt in {folder}.</translation>
    </message>
    <message>
        <source>The model as it is now is in the library as “{name}”.</source>
        <translation>Das Modell, wie es jetzt ist, steht als „{name}“ in der Bibliothek.</translation>
    </message>
    <message>
        <source>The training “{name}” cannot save what it learns.</source>
        <translation>Das Training „{name}“ kann nicht speichern, was es lernt.</translation>
    </message>
    <message>
        <source>The training “{name}” was discarded.</source>
        <translation>Das Training „{name}“ wurde verworfen.</translation>
    </message>
    <message>
        <source>The training “{name}” failed.</source>
        <translation>Das Training „{name}“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The training “{name}” is finished.</source>
        <translation>Das Training „{name}“ ist fertig.</translation>
    </message>
    <message>
        <source>The training “{name}” has stopped.</source>
        <translation>Das Training „{name}“ ist beendet.</translation>
    </message>
    <message>
        <source>Use it on my open photos</source>
        <translation>Auf meine geöffneten Fotos anwenden</translation>
    </message>
    <message>
        <source>The training “{name}” was interrupted: its process ended.</source>
        <translation>Das Training „{name}“ wurde unterbrochen: Sein Prozess ist zu Ende.</translation>
    </message>
    <message>
        <source>What was learned until the last save is kept, and it can go on from there.</source>
        <translation>Was bis zum letzten Speichern gelernt wurde, ist erhalten, und von dort kann es weitergehen.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>A photo is being denoised on this device. That goes first.</source>
        <translation>Auf diesem Gerät wird gerade ein Foto entrauscht. Das geht vor.</translation>
    </message>
</context>
<context>
    <name>TrainingPreviews</name>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>At this step</source>
        <translation>Bei diesem Schritt</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>Bestes bisher</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Photo of the preview</source>
        <translation>Foto der Vorschau</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Linke Seite</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Rechte Seite</translation>
    </message>
    <message>
        <source>Earlier previews</source>
        <translation>Frühere Vorschauen</translation>
    </message>
    <message>
        <source>Through the previews of this training; the right end is always the newest</source>
        <translation>Durch die Vorschauen dieses Trainings; ganz rechts ist immer die neueste</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
</context>
<context>
    <name>TrainingQuestions</name>
    <message>
        <source>Stop and discard</source>
        <translation>Beenden und verwerfen</translation>
    </message>
    <message>
        <source>Delete what the training “{name}” has learned?</source>
        <translation>Löschen, was das Training „{name}“ gelernt hat?</translation>
    </message>
    <message>
        <source>This cannot be undone. Your photos stay as they are.</source>
        <translation>Das lässt sich nicht rückgängig machen. Ihre Fotos bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
</context>
<context>
    <name>TrainingSummary</name>
    <message>
        <source>A click shows the photo. The one that gained least stands first.</source>
        <translation>Ein Klick zeigt das Foto. Das mit dem kleinsten Gewinn steht oben.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Noisy (dB)</source>
        <translation>Verrauscht (dB)</translation>
    </message>
    <message>
        <source>Denoised (dB)</source>
        <translation>Entrauscht (dB)</translation>
    </message>
    <message>
        <source>Gain (dB)</source>
        <translation>Gewinn (dB)</translation>
    </message>
    <message>
        <source>Validation photos before and after</source>
        <translation>Validierungsfotos vorher und nachher</translation>
    </message>
</context>
<context>
    <name>TrainingWizard</name>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation>Was haben Sie?</translation>
    </message>
    <message>
        <source>What noise?</source>
        <translation>Welches Rauschen?</translation>
    </message>
    <message>
        <source>What model?</source>
        <translation>Welches Modell?</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>Wie lange?</translation>
    </message>
    <message>
        <source>Name and summary</source>
        <translation>Name und Zusammenfassung</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Explain this page (F1)</source>
        <translation>Diese Seite erklären (F1)</translation>
    </message>
    <message>
        <source>Close; all answers are kept (Esc)</source>
        <translation>Schließen; alle Antworten bleiben erhalten (Esc)</translation>
    </message>
    <message>
        <source>A model learns from examples. The best examples are pairs: the same picture once noisy and once clean. Good clean photos do as well, for noise can be made on them.

Every photo is looked at first. What cannot be used is left out, and the list tells why. Some scenes are kept aside, to check on photos it never saw what the model has learned.

Ten photos are few, a hundred are good. Your photos are never changed, and they stay on this computer.</source>
        <translation>Ein Modell lernt aus Beispielen. Die besten Beispiele sind Paare: dasselbe Bild einmal verrauscht und einmal rauschfrei. Gute rauschfreie Fotos tun es auch, denn Rauschen lässt sich darauf erzeugen.

Jedes Foto wird zuerst angesehen. Was sich nicht verwenden lässt, wird ausgelassen, und die Liste sagt, warum. Einige Szenen bleiben zurück, um an Fotos, die das Modell nie sah, zu prüfen, was es gelernt hat.

Zehn Fotos sind wenig, hundert sind gut. Ihre Fotos werden nie verändert, und sie bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>The model learns to take away the noise that is made here. The more it is like the noise of your photos, the better.

To match your camera, give ten or more of its noisy photos, as the camera made them, neither resized nor denoised, with some sky, wall or table in them. Noise by brightness, colour and grain are measured there.</source>
        <translation>Das Modell lernt, das Rauschen zu entfernen, das hier erzeugt wird. Je mehr es dem Rauschen Ihrer Fotos gleicht, desto besser.

Für Rauschen wie das Ihrer Kamera geben Sie zehn oder mehr ihrer verrauschten Fotos an, so wie die Kamera sie gemacht hat, weder verkleinert noch entrauscht, mit etwas Himmel, Wand oder Tisch darin. Daran werden Rauschen je Helligkeit, Farbe und Körnung gemessen.</translation>
    </message>
    <message>
        <source>A model that has learned before needs less of everything; take the one that suits your photos best.

A new network is empty. A larger one can become better, but every photo takes longer, for ever. The times are measured on this computer.</source>
        <translation>Ein Modell, das schon gelernt hat, braucht von allem weniger; nehmen Sie das, das am besten zu Ihren Fotos passt.

Ein neues Netz ist leer. Ein größeres kann besser werden, aber jedes Foto dauert länger, und das auf Dauer. Die Zeiten sind auf diesem Computer gemessen.</translation>
    </message>
    <message>
        <source>Longer is better, but less and less so. You can go on working meanwhile; a training can be paused, made longer or shorter, and stopped with the best that was reached.

The forecast comes from a few real steps with your photos on this computer.</source>
        <translation>Länger ist besser, aber immer weniger. Sie können währenddessen weiterarbeiten; ein Training lässt sich anhalten, verlängern, verkürzen und mit dem besten bisher Erreichten beenden.

Die Vorhersage beruht auf einigen echten Schritten mit Ihren Fotos auf diesem Computer.</translation>
    </message>
    <message>
        <source>The finished model stands in the list of models under this name.

The origin of the photos goes into the model&apos;s card: who gets the model from you should know what it was made from, and whether they may use it.</source>
        <translation>Das fertige Modell steht unter diesem Namen in der Liste der Modelle.

Die Herkunft der Fotos kommt in die Karte des Modells: Wer das Modell von Ihnen bekommt, soll wissen, woraus es gemacht ist und ob er es verwenden darf.</translation>
    </message>
</context>
<context>
    <name>VoteRows</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
</context>
<context>
    <name>VotesTable</name>
    <message>
        <source>Votes</source>
        <translation>Urteile</translation>
    </message>
</context>
<context>
    <name>VotingPage</name>
    <message>
        <source>Which looks better?</source>
        <translation>Welches sieht besser aus?</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Answer the last one again (Backspace)</source>
        <translation>Das letzte noch einmal beantworten (Rücktaste)</translation>
    </message>
    <message>
        <source>&amp;No difference (0)</source>
        <translation>&amp;Kein Unterschied (0)</translation>
    </message>
    <message>
        <source>&amp;Finish now</source>
        <translation>Jetzt &amp;beenden</translation>
    </message>
    <message>
        <source>See the result of the votes so far</source>
        <translation>Das Ergebnis der bisherigen Urteile ansehen</translation>
    </message>
    <message>
        <source>Click a picture or press its number, 1 to {last}; 0 where you see no difference.</source>
        <translation>Klicken Sie auf ein Bild oder drücken Sie seine Nummer, 1 bis {last}; 0, wo Sie keinen Unterschied sehen.</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} von {all}</translation>
    </message>
    <message>
        <source>{zoom} : 1, + and − change it</source>
        <translation>{zoom} : 1, + und − ändern das</translation>
    </message>
</context>
<context>
    <name>WatchingPresenter</name>
    <message>
        <source>The noise of this photo was made for the training and lies in no file.</source>
        <translation>Das Rauschen dieses Fotos wurde für das Training erzeugt und liegt in keiner Datei.</translation>
    </message>
</context>
<context>
    <name>_NameDelegate</name>
    <message>
        <source>New name of the model</source>
        <translation>Neuer Name des Modells</translation>
    </message>
</context>
</TS>
