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
    <name>CompareView</name>
    <message>
        <source>Comparison of the noisy and the denoised photo</source>
        <translation>Vergleich des verrauschten und des entrauschten Fotos</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>Not denoised yet</source>
        <translation>Noch nicht entrauscht</translation>
    </message>
    <message>
        <source>Denoised {percent} %</source>
        <translation>Entrauscht zu {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
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
    <name>DividerHandle</name>
    <message>
        <source>Divider between noisy and denoised, in percent</source>
        <translation>Teiler zwischen verrauscht und entrauscht, in Prozent</translation>
    </message>
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
        <source>{name} (found beside the photo)</source>
        <translation>{name} (neben dem Foto gefunden)</translation>
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
    <name>InspectingPresenter</name>
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
        <source>Fold the panels away or back</source>
        <translation>Seitenleisten aus- oder einblenden</translation>
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
        <source>Photos from phones and cameras, any noise</source>
        <translation>Fotos von Handys und Kameras, jedes Rauschen</translation>
    </message>
    <message>
        <source>Quick work: many photos, or a slow computer</source>
        <translation>Für schnelles Arbeiten: viele Fotos oder ein langsamer Computer</translation>
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
    <name>PointingPresenter</name>
    <message>
        <source>Noisy {values}</source>
        <translation>Verrauscht {values}</translation>
    </message>
    <message>
        <source>Denoised {values}</source>
        <translation>Entrauscht {values}</translation>
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
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>Gerät: {name}</translation>
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
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Done in {seconds} s, with {model}</source>
        <translation>Fertig in {seconds} s, mit {model}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
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
</TS>
