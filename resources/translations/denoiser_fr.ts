<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Denoiser</source>
        <translation>À propos de Denoiser</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Denoiser {0}</source>
        <translation>Denoiser {0}</translation>
    </message>
    <message>
        <source>Cleans noisy photos on this computer; nothing is sent anywhere. It is made with:</source>
        <translation>Débruite des photos sur cet ordinateur&#xa0;; rien n’est envoyé nulle part. Réalisé avec&#xa0;:</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Composant</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Parts, versions and licences</source>
        <translation>Composants, versions et licences</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Use 100 %</source>
        <translation>Utiliser 100 %</translation>
    </message>
    <message>
        <source>Suggestion: this photo is noisy (about {level} levels), full strength suits it.</source>
        <translation>Suggestion&#xa0;: cette photo est bruitée (environ {level} niveaux), la pleine intensité lui convient.</translation>
    </message>
    <message>
        <source>Leave it as it is (0 %)</source>
        <translation>La laisser telle quelle (0 %)</translation>
    </message>
    <message>
        <source>Suggestion: hardly any noise (about {level} levels), nothing needs to be done.</source>
        <translation>Suggestion&#xa0;: presque pas de bruit (environ {level} niveaux), il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Use 50 %</source>
        <translation>Utiliser 50 %</translation>
    </message>
    <message>
        <source>Suggestion: little noise (about {level} levels), 50 % keep more of fine texture.</source>
        <translation>Suggestion&#xa0;: peu de bruit (environ {level} niveaux), 50 % conservent mieux les textures fines.</translation>
    </message>
    <message>
        <source>Less than a second for this photo</source>
        <translation>Moins d’une seconde pour cette photo</translation>
    </message>
    <message>
        <source>About {seconds} s for this photo</source>
        <translation>Environ {seconds} s pour cette photo</translation>
    </message>
    <message>
        <source>About {minutes} min for this photo</source>
        <translation>Environ {minutes} min pour cette photo</translation>
    </message>
    <message>
        <source>The mean over eight flips and quarter turns of the photo: a little finer.</source>
        <translation>La moyenne sur huit symétries et quarts de tour de la photo : un peu plus fin.</translation>
    </message>
    <message>
        <source>{model} (best quality)</source>
        <translation>{model} (meilleure qualité)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The settings could not be read and are as at first.</source>
        <translation>Les réglages n’ont pas pu être lus et sont revenus à leur état initial.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {file}.</source>
        <translation>Le fichier endommagé est conservé sous {file}.</translation>
    </message>
</context>
<context>
    <name>BarPairs</name>
    <message>
        <source>Bars of PSNR and SSIM: left and right go from photo to photo</source>
        <translation>Barres de PSNR et SSIM&#xa0;: gauche et droite passent d’une photo à l’autre</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Bruitée</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Débruitée</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n ignorée</numerusform>
            <numerusform>%n ignorées</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Denoising {name}</source>
        <translation>Débruitage de {name}</translation>
    </message>
    <message>
        <source>at full strength</source>
        <translation>à pleine intensité</translation>
    </message>
    <message>
        <source>at a strength of {percent} %</source>
        <translation>à une intensité de {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>at a strength of {luminance} % (luminance) and {chrominance} % (chrominance)</source>
        <translation>à une intensité de {luminance}&#xa0;% (luminance) et {chrominance}&#xa0;% (chrominance)</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>Write a recipe beside each result, so that it can be made again exactly</source>
        <translation>Écrire une recette à côté de chaque résultat, pour pouvoir le refaire à l’identique</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message numerus="yes">
        <source>The %n photo(s) open in the main window</source>
        <translation>
            <numerusform>La %n photo ouverte dans la fenêtre principale</numerusform>
            <numerusform>Les %n photos ouvertes dans la fenêtre principale</numerusform>
        </translation>
    </message>
    <message>
        <source>These files and folders, with their subfolders (drop them here)</source>
        <translation>Ces fichiers et dossiers, sous-dossiers compris (à déposer ici)</translation>
    </message>
    <message>
        <source>Files and folders to denoise</source>
        <translation>Fichiers et dossiers à débruiter</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Ajouter des photos…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Celui de la photo</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>Format des résultats</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Ignorer la photo</translation>
    </message>
    <message>
        <source>Add a number to the name</source>
        <translation>Ajouter un numéro au nom</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Remplacer le fichier</translation>
    </message>
    <message>
        <source>If a file of that name is there</source>
        <translation>Si un fichier porte déjà ce nom</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Dans</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>If a file is &amp;there</source>
        <translation>Si le fichier e&amp;xiste</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Photos ({0});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Photos to denoise</source>
        <translation>Photos à débruiter</translation>
    </message>
    <message>
        <source>A folder of photos to denoise</source>
        <translation>Dossier de photos à débruiter</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>Photos of the batch</source>
        <translation>Photos du lot</translation>
    </message>
</context>
<context>
    <name>BatchListModel</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>BatchPresenter</name>
    <message>
        <source>With the model {model} {strength}, as set in the main window.</source>
        <translation>Avec le modèle {model} {strength}, comme réglé dans la fenêtre principale.</translation>
    </message>
    <message>
        <source>With the model {model} on {device} {strength}, as set in the main window.</source>
        <translation>Avec le modèle {model} sur {device} {strength}, comme réglé dans la fenêtre principale.</translation>
    </message>
    <message>
        <source>Add photos or folders.</source>
        <translation>Ajoutez des photos ou des dossiers.</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Choisissez un dossier pour les résultats.</translation>
    </message>
    <message>
        <source>Change the names.</source>
        <translation>Modifiez les noms.</translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation>Recherche de photos</translation>
    </message>
    <message>
        <source>A batch was interrupted earlier, but what was to be done cannot be read any more.</source>
        <translation>Un lot a été interrompu auparavant, mais ce qui restait à faire n’est plus lisible.</translation>
    </message>
    <message>
        <source>Start it again; what is done already can be left out.</source>
        <translation>Relancez-le&#xa0;; ce qui est déjà fait peut être ignoré.</translation>
    </message>
    <message>
        <source>The batch into {folder} was interrupted.</source>
        <translation>Le lot vers {folder} a été interrompu.</translation>
    </message>
    <message>
        <source>Going on leaves out what is done already.</source>
        <translation>La reprise ignore ce qui est déjà fait.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>The batch is over: {summary}.</source>
        <translation>Le lot est terminé&#xa0;: {summary}.</translation>
    </message>
    <message>
        <source>There are no photos in it.</source>
        <translation>Il ne contient aucune photo.</translation>
    </message>
</context>
<context>
    <name>BatchRunPage</name>
    <message>
        <source>Progress of the batch</source>
        <translation>Progression du lot</translation>
    </message>
    <message>
        <source>You may close this window, the work goes on. If you close Denoiser, it stops after what is being saved, and offers to go on from there at the next start.</source>
        <translation>Vous pouvez fermer cette fenêtre, le travail continue. Si vous fermez Denoiser, il s’arrête après l’enregistrement en cours et propose de reprendre au prochain démarrage.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>Ignorer celle-ci</translation>
    </message>
    <message>
        <source>Leave out the chosen photo, or the one at work if none is chosen</source>
        <translation>Ignorer la photo choisie, ou celle en cours si aucune n’est choisie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop; what is saved already stays</source>
        <translation>Arrêter&#xa0;; ce qui est enregistré est conservé</translation>
    </message>
    <message>
        <source>Denoise more…</source>
        <translation>Débruiter d’autres photos…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Afficher le dossier</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Denoise many</source>
        <translation>Débruiter par lot</translation>
    </message>
</context>
<context>
    <name>BeforeAfterDialog</name>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>La photo entière</translation>
    </message>
    <message>
        <source>What is seen now</source>
        <translation>Ce qui est visible</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Telle quelle</translation>
    </message>
    <message>
        <source>{edge} pixels</source>
        <translation>{edge} pixels</translation>
    </message>
    <message>
        <source>With the &amp;names of both sides</source>
        <translation>Avec les &amp;noms des deux côtés</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Split, as it is seen</source>
        <translation>Partagée, comme à l’écran</translation>
    </message>
    <message>
        <source>Animation: taking turns</source>
        <translation>Animation&#xa0;: en alternance</translation>
    </message>
    <message>
        <source>Animation: wiping</source>
        <translation>Animation&#xa0;: en balayage</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Arrangement</source>
        <translation>&amp;Disposition</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>&amp;Partie</translation>
    </message>
    <message>
        <source>&amp;Longer edge of each photo</source>
        <translation>&amp;Grand côté de chaque photo</translation>
    </message>
    <message>
        <source>The picture of the screen, with the line where it is now.</source>
        <translation>L’image de l’écran, avec le séparateur là où il se trouve.</translation>
    </message>
    <message>
        <source>As WebP it is small and has all colours; as GIF it has 256, and every program shows it.</source>
        <translation>En WebP, elle est petite et a toutes les couleurs&#xa0;; en GIF, elle en a 256 et tout programme l’affiche.</translation>
    </message>
    <message>
        <source>Both photos at the present strength; wide ones are laid below each other.</source>
        <translation>Les deux photos à l’intensité actuelle&#xa0;; les plus larges sont placées l’une sous l’autre.</translation>
    </message>
</context>
<context>
    <name>BestSwitch</name>
    <message>
        <source>Best quality (8 times slower)</source>
        <translation>Meilleure qualité (8× plus lente)</translation>
    </message>
    <message>
        <source>The photo is denoised in its eight flips and quarter turns; the mean is taken</source>
        <translation>La photo est débruitée dans ses huit symétries et quarts de tour, puis la moyenne est prise</translation>
    </message>
</context>
<context>
    <name>BlindPresenter</name>
    <message>
        <source>Blind &amp;test…</source>
        <translation>&amp;Test en aveugle…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>The votes could not be saved: {reason}.</source>
        <translation>Les avis n’ont pas pu être enregistrés&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Enregistré sous {path}.</translation>
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
        <translation>Test en aveugle</translation>
    </message>
</context>
<context>
    <name>CandidatePanel</name>
    <message>
        <source>Add methods…</source>
        <translation>Autres méthodes…</translation>
    </message>
    <message>
        <source>Compare with results of other methods and models</source>
        <translation>Comparer aux résultats d’autres méthodes et modèles</translation>
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
        <translation>Gain</translation>
    </message>
    <message>
        <source>The right side against the left one</source>
        <translation>Le côté droit par rapport au gauche</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Noisy</source>
        <translation>Bruitée</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Débruitée</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>Flou gaussien</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médian</translation>
    </message>
    <message>
        <source>Bilateral</source>
        <translation>Bilatéral</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>Variation totale</translation>
    </message>
    <message>
        <source>Wavelet</source>
        <translation>Ondelettes</translation>
    </message>
    <message>
        <source>Non-local means</source>
        <translation>Moyennes non locales</translation>
    </message>
    <message>
        <source>BM3D</source>
        <translation>BM3D</translation>
    </message>
    <message>
        <source>Averages neighbours: less noise, but edges blur as well.</source>
        <translation>Fait la moyenne des voisins&#xa0;: moins de bruit, mais les contours deviennent flous aussi.</translation>
    </message>
    <message>
        <source>Takes the middle value of each neighbourhood: removes single bright dots.</source>
        <translation>Prend la valeur médiane de chaque voisinage&#xa0;: enlève les points clairs isolés.</translation>
    </message>
    <message>
        <source>Averages neighbours of similar colour, so that edges stay.</source>
        <translation>Fait la moyenne des voisins de couleur proche, pour que les contours restent.</translation>
    </message>
    <message>
        <source>Seeks the flattest photo close to the noisy one: painted look.</source>
        <translation>Cherche la photo la plus lisse proche de la bruitée&#xa0;: aspect peint.</translation>
    </message>
    <message>
        <source>Shrinks small wavelet details (BayesShrink): quick and careful.</source>
        <translation>Réduit les petits détails d’ondelettes (BayesShrink)&#xa0;: rapide et prudent.</translation>
    </message>
    <message>
        <source>Averages similar patches from all around.</source>
        <translation>Fait la moyenne de fragments semblables des alentours.</translation>
    </message>
    <message>
        <source>Filters stacks of similar patches: the strongest classical method, slow.</source>
        <translation>Filtre des piles de fragments semblables&#xa0;: la meilleure méthode classique, lente.</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <source>Install it with: {command}</source>
        <translation>Pour l’installer&#xa0;: {command}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Takes eight times as long.</source>
        <translation>Prend huit fois plus de temps.</translation>
    </message>
    <message>
        <source>Click: on the right. With Shift: on the left.</source>
        <translation>Clic&#xa0;: à droite. Avec Maj&#xa0;: à gauche.</translation>
    </message>
    <message>
        <source>Click or {number}: on the right. With Shift: on the left.</source>
        <translation>Clic ou {number}&#xa0;: à droite. Avec Maj&#xa0;: à gauche.</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>à gauche</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>à droite</translation>
    </message>
    <message>
        <source>PSNR {psnr} dB, SSIM {ssim}</source>
        <translation>PSNR {psnr} dB, SSIM {ssim}</translation>
    </message>
    <message>
        <source>On the &amp;left</source>
        <translation>À &amp;gauche</translation>
    </message>
    <message>
        <source>On the &amp;right</source>
        <translation>À &amp;droite</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Retirer</translation>
    </message>
</context>
<context>
    <name>CloserLook</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>All of the photo counts again (Escape)</source>
        <translation>Toute la photo compte à nouveau (Échap)</translation>
    </message>
    <message>
        <source>Histogram of the region</source>
        <translation>Histogramme de la zone</translation>
    </message>
</context>
<context>
    <name>CompareMenu</name>
    <message>
        <source>&amp;Left side</source>
        <translation>Côté &amp;gauche</translation>
    </message>
    <message>
        <source>&amp;Right side</source>
        <translation>Côté &amp;droit</translation>
    </message>
    <message>
        <source>&amp;Swap the sides</source>
        <translation>É&amp;changer les côtés</translation>
    </message>
    <message>
        <source>&amp;Next on the right</source>
        <translation>&amp;Suivante à droite</translation>
    </message>
    <message>
        <source>&amp;Previous on the right</source>
        <translation>&amp;Précédente à droite</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Noisy</source>
        <translation>Bruitée</translation>
    </message>
    <message>
        <source>{title}: not there yet</source>
        <translation>{title}&#xa0;: pas encore là</translation>
    </message>
    <message>
        <source>{title} {percent} %</source>
        <translation>{title} {percent} %</translation>
    </message>
    <message>
        <source>Not denoised yet</source>
        <translation>Pas encore débruitée</translation>
    </message>
    <message>
        <source>Earlier result</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Denoised {percent} %, rest: earlier result</source>
        <translation>Débruitée à {percent} %, reste : résultat précédent</translation>
    </message>
    <message>
        <source>Denoised {percent} %</source>
        <translation>Débruitée à {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Débruitée</translation>
    </message>
    <message>
        <source>Divider between {left} and {right}, in percent</source>
        <translation>Séparateur entre {left} et {right}, en pour cent</translation>
    </message>
    <message>
        <source>Comparison of {count} pictures: {names}</source>
        <translation>Comparaison de {count} images&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Comparison of {left} and {right}</source>
        <translation>Comparaison de {left} et {right}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>The models side by side</source>
        <translation>Les modèles côte à côte</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>The best of these</source>
        <translation>Le meilleur des deux</translation>
    </message>
</context>
<context>
    <name>CropButton</name>
    <message>
        <source>Picture {number}</source>
        <translation>Image {number}</translation>
    </message>
    <message>
        <source>This one looks better ({number})</source>
        <translation>Celle-ci est la plus belle ({number})</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Noisy photos &amp;with clean versions</source>
        <translation>Photos bruitées avec &amp;versions propres</translation>
    </message>
    <message>
        <source>The same picture twice, for instance at ISO 6400 and at ISO 100 from a tripod. The best there is.</source>
        <translation>La même image deux fois, par exemple à 6400 ISO et à 100 ISO sur trépied. C’est le mieux.</translation>
    </message>
    <message>
        <source>Only &amp;clean photos</source>
        <translation>Photos propres seu&amp;lement</translation>
    </message>
    <message>
        <source>Good photos in good light. Noise like a camera&apos;s is made on them.</source>
        <translation>De bonnes photos en bonne lumière. Un bruit semblable à celui d’un appareil y est ajouté.</translation>
    </message>
    <message>
        <source>Only &amp;my noisy photos</source>
        <translation>Seulement &amp;mes photos bruitées</translation>
    </message>
    <message>
        <source>No clean version anywhere. It learns from the noise itself; the result is weaker.</source>
        <translation>Aucune version propre. Le modèle apprend du bruit lui-même ; le résultat est moins bon.</translation>
    </message>
    <message>
        <source>B&amp;ursts of the same scene</source>
        <translation>&amp;Rafales de la même scène</translation>
    </message>
    <message>
        <source>Several noisy photos of one still scene, a folder for each.</source>
        <translation>Plusieurs photos bruitées d’une scène immobile, un dossier pour chacune.</translation>
    </message>
    <message>
        <source>N&amp;oisy photos</source>
        <translation>Photos &amp;bruitées</translation>
    </message>
    <message>
        <source>Clea&amp;n photos</source>
        <translation>Photos pr&amp;opres</translation>
    </message>
    <message>
        <source>F&amp;older with a folder for each burst</source>
        <translation>Dossier contenant un dossier par raf&amp;ale</translation>
    </message>
    <message numerus="yes">
        <source>Take the %n photo(s) open in the window</source>
        <translation>
            <numerusform>Prendre %n photo ouverte dans la fenêtre</numerusform>
            <numerusform>Prendre les %n photos ouvertes dans la fenêtre</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DenoisingPresenter</name>
    <message>
        <source>The engine stopped while it worked on this photo, perhaps for lack of memory.</source>
        <translation>Le moteur s’est arrêté pendant le traitement de cette photo, peut-être par manque de mémoire.</translation>
    </message>
    <message>
        <source>The engine stopped again and again.</source>
        <translation>Le moteur s’est arrêté à plusieurs reprises.</translation>
    </message>
    <message>
        <source>Close the window and start anew.</source>
        <translation>Fermez la fenêtre et redémarrez.</translation>
    </message>
    <message>
        <source>It was started again and goes on with the other photos.</source>
        <translation>Il a été relancé et continue avec les autres photos.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly.</source>
        <translation>Le moteur s’est arrêté de façon inattendue.</translation>
    </message>
</context>
<context>
    <name>DetailNote</name>
    <message>
        <source>Mark these places</source>
        <translation>Marquer ces endroits</translation>
    </message>
    <message>
        <source>Orange where the edges of the photo are in what was removed</source>
        <translation>Orange là où les contours du sujet se trouvent dans ce qui a été retiré</translation>
    </message>
    <message>
        <source>{percent} % of what was removed follows the edges of the photo: detail went with the noise.</source>
        <translation>{percent} % de ce qui a été retiré suit les contours de la photo&#xa0;: du détail est parti avec le bruit.</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>The noise, with its sign</source>
        <translation>Le bruit, avec son signe</translation>
    </message>
    <message>
        <source>The noise</source>
        <translation>Le bruit</translation>
    </message>
    <message>
        <source>Lost detail</source>
        <translation>Détails perdus</translation>
    </message>
    <message>
        <source>Similarity to {reference}</source>
        <translation>Similarité avec {reference}</translation>
    </message>
    <message>
        <source>What was removed, with its sign</source>
        <translation>Ce qui a été retiré, avec son signe</translation>
    </message>
    <message>
        <source>What was removed</source>
        <translation>Ce qui a été retiré</translation>
    </message>
    <message>
        <source>Signed difference to {reference}</source>
        <translation>Différence signée avec {reference}</translation>
    </message>
    <message>
        <source>Difference to {reference}</source>
        <translation>Différence avec {reference}</translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation>la référence</translation>
    </message>
    <message>
        <source>the noisy photo</source>
        <translation>la photo bruitée</translation>
    </message>
    <message>
        <source>the denoised photo</source>
        <translation>la photo débruitée</translation>
    </message>
    <message>
        <source>0 different</source>
        <translation>0 différent</translation>
    </message>
    <message>
        <source>1 the same</source>
        <translation>1 identique</translation>
    </message>
    <message>
        <source>−{levels} darker</source>
        <translation>−{levels} plus sombre</translation>
    </message>
    <message>
        <source>+{levels} brighter</source>
        <translation>+{levels} plus clair</translation>
    </message>
    <message>
        <source>{levels} levels</source>
        <translation>{levels} niveaux</translation>
    </message>
    <message>
        <source>Mean {mean}, lowest {least}</source>
        <translation>Moyenne {mean}&#xa0;; minimum {least}</translation>
    </message>
    <message>
        <source>Orange, {percent} % of the photo: its edges are in what was removed.</source>
        <translation>Orange, {percent} % de la photo&#xa0;: ses contours sont dans ce qui a été retiré.</translation>
    </message>
    <message>
        <source>Mean {mean}, largest {most} of 255 levels</source>
        <translation>Moyenne {mean}&#xa0;; maximum {most} sur 255</translation>
    </message>
</context>
<context>
    <name>DifferenceMenu</name>
    <message>
        <source>&amp;Difference</source>
        <translation>D&amp;ifférence</translation>
    </message>
    <message>
        <source>&amp;Off: the photo itself</source>
        <translation>&amp;Non&#xa0;: la photo elle-même</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>&amp;Absolue</translation>
    </message>
    <message>
        <source>Si&amp;gned: brighter and darker</source>
        <translation>&amp;Signée&#xa0;: plus clair et plus sombre</translation>
    </message>
    <message>
        <source>Simila&amp;rity (SSIM map)</source>
        <translation>Si&amp;milarité (carte SSIM)</translation>
    </message>
    <message>
        <source>&amp;Lost detail, marked</source>
        <translation>Détails &amp;perdus, marqués</translation>
    </message>
    <message>
        <source>Amplify &amp;more</source>
        <translation>Amplifier &amp;davantage</translation>
    </message>
    <message>
        <source>Amplify l&amp;ess</source>
        <translation>Amplifier m&amp;oins</translation>
    </message>
    <message>
        <source>Amplify as &amp;suits the photo</source>
        <translation>Amplifier selon la p&amp;hoto</translation>
    </message>
    <message>
        <source>&amp;Compared with</source>
        <translation>&amp;Comparée à</translation>
    </message>
</context>
<context>
    <name>DifferencePanel</name>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparée à</translation>
    </message>
    <message>
        <source>Amplification</source>
        <translation>Amplification</translation>
    </message>
    <message>
        <source>Amplify</source>
        <translation>Amplifier</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Avec</translation>
    </message>
</context>
<context>
    <name>DifferencePresenter</name>
    <message>
        <source>As soon as the result is there.</source>
        <translation>Dès que le résultat sera là.</translation>
    </message>
    <message>
        <source>There is nothing to compare it with.</source>
        <translation>Il n’y a rien à quoi la comparer.</translation>
    </message>
    <message>
        <source>In a moment.</source>
        <translation>Dans un instant.</translation>
    </message>
    <message>
        <source>{side} (difference on its way)</source>
        <translation>{side} (différence en cours)</translation>
    </message>
</context>
<context>
    <name>DividerHandle</name>
    <message>
        <source>Arrows move it, Home and End bring it to the edges</source>
        <translation>Les flèches le déplacent, Début et Fin l’amènent aux bords</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop noisy photos here</source>
        <translation>Déposez ici des photos bruitées</translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation>Ouvrir des photos…</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>Essayer un exemple</translation>
    </message>
</context>
<context>
    <name>EvaluatingPresenter</name>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>An evaluation was interrupted.</source>
        <translation>Une évaluation a été interrompue.</translation>
    </message>
    <message>
        <source>What was measured is kept; going on measures the rest.</source>
        <translation>Ce qui a été mesuré est gardé&#xa0;; la reprise mesure le reste.</translation>
    </message>
    <message>
        <source>The report is saved as {file}.</source>
        <translation>Le rapport est enregistré sous {file}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>The evaluation is over: {summary}.</source>
        <translation>L’évaluation est terminée&#xa0;: {summary}.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>Page (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Données (*.json)</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>évaluation</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>{method}, published</source>
        <translation>{method}, publié</translation>
    </message>
    <message>
        <source>{method}: {psnr} dB, not measured here. {source}</source>
        <translation>{method}&#xa0;: {psnr} dB, non mesuré ici. {source}</translation>
    </message>
    <message>
        <source>photos, in the order of the table</source>
        <translation>photos, dans l’ordre du tableau</translation>
    </message>
    <message>
        <source>noise of the photo (levels)</source>
        <translation>bruit de la photo (niveaux)</translation>
    </message>
    <message>
        <source>seconds a megapixel</source>
        <translation>secondes par mégapixel</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>photos</translation>
    </message>
    <message>
        <source>gain over the noisy photo (dB)</source>
        <translation>gain sur la photo bruitée (dB)</translation>
    </message>
    <message>
        <source>noise removed (levels)</source>
        <translation>bruit retiré (niveaux)</translation>
    </message>
    <message>
        <source>change of detail kept (%)</source>
        <translation>variation des détails conservés (%)</translation>
    </message>
    <message>
        <source>gain over the noisy photo (SSIM)</source>
        <translation>gain sur la photo bruitée (SSIM)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>95 % between</source>
        <translation>95 % entre</translation>
    </message>
    <message>
        <source>Against {reference}</source>
        <translation>Face à {reference}</translation>
    </message>
    <message>
        <source>Photos on which no other method is better</source>
        <translation>Photos sur lesquelles aucune autre méthode n’est meilleure</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Wins</source>
        <translation>Victoires</translation>
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
        <translation>Bruit restant (niveaux)</translation>
    </message>
    <message>
        <source>Detail kept (%)</source>
        <translation>Détails conservés (%)</translation>
    </message>
    <message>
        <source>Time (s/MP)</source>
        <translation>Durée (s/MP)</translation>
    </message>
    <message>
        <source>Memory at most (MB)</source>
        <translation>Mémoire au plus (Mo)</translation>
    </message>
    <message>
        <source>How close the result is to the ground truth; more is better.</source>
        <translation>À quel point le résultat approche la référence&#xa0;; plus, c’est mieux.</translation>
    </message>
    <message>
        <source>How alike the structures of result and ground truth are; 1 is the same.</source>
        <translation>À quel point les structures du résultat et de la référence se ressemblent&#xa0;; 1&#xa0;: identiques.</translation>
    </message>
    <message>
        <source>Estimated where the photo is flat, in levels of 0 to 255.</source>
        <translation>Estimé là où la photo est unie, en niveaux de 0 à 255.</translation>
    </message>
    <message>
        <source>The share of what was removed that does not follow the photo&apos;s edges.</source>
        <translation>La part de ce qui a été retiré qui ne suit pas les contours de la photo.</translation>
    </message>
    <message>
        <source>Seconds for a megapixel; waiting does not count.</source>
        <translation>Secondes pour un mégapixel&#xa0;; l’attente ne compte pas.</translation>
    </message>
    <message>
        <source>By how much the work grew in memory at its height.</source>
        <translation>De combien la mémoire occupée a grandi au plus fort du travail.</translation>
    </message>
    <message>
        <source>too few photos</source>
        <translation>trop peu de photos</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>certain</translation>
    </message>
    <message>
        <source>very sure</source>
        <translation>très sûr</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>assez sûr</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>peut-être fortuit</translation>
    </message>
    <message>
        <source>{difference} against {reference} ({interval} with 95 % confidence), over {photos} photos: better on {better}, worse on {worse}; p = {p} (Wilcoxon signed-rank test of this one comparison)</source>
        <translation>{difference} face à {reference} ({interval} avec 95 % de confiance), sur {photos} photos&#xa0;: meilleur sur {better}, moins bon sur {worse}&#xa0;; p = {p} (test des rangs signés de Wilcoxon de cette seule comparaison)</translation>
    </message>
    <message>
        <source>{mean}, of a single photo</source>
        <translation>{mean}, d’une seule photo</translation>
    </message>
    <message>
        <source>{mean} over {photos} photos; with 95 % confidence between {interval}</source>
        <translation>{mean} sur {photos} photos&#xa0;; avec 95 % de confiance entre {interval}</translation>
    </message>
    <message>
        <source>Looking at the photos</source>
        <translation>Examen des photos</translation>
    </message>
    <message>
        <source>{done} of {jobs} measured</source>
        <translation>{done} sur {jobs} mesurés</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Waits until the photos in the main window are denoised</source>
        <translation>Attend que les photos de la fenêtre principale soient débruitées</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>{method} on {photo}</source>
        <translation>{method} sur {photo}</translation>
    </message>
    <message>
        <source>No noisy photos there. For clean ones, have noise made on them.</source>
        <translation>Il n’y a pas de photos bruitées. Aux photos propres, faites ajouter du bruit.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) without ground truth are left out.</source>
        <translation>
            <numerusform>%n photo sans référence est laissée de côté.</numerusform>
            <numerusform>%n photos sans référence sont laissées de côté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s): the validation blocks of SIDD.</source>
        <translation>
            <numerusform>%n paire&#xa0;: les blocs de validation de SIDD.</numerusform>
            <numerusform>%n paires&#xa0;: les blocs de validation de SIDD.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), named as in SIDD (NOISY_SRGB and GT_SRGB).</source>
        <translation>
            <numerusform>%n paire, nommée comme dans SIDD (NOISY_SRGB et GT_SRGB).</numerusform>
            <numerusform>%n paires, nommées comme dans SIDD (NOISY_SRGB et GT_SRGB).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), named as in PolyU and CC (real and mean).</source>
        <translation>
            <numerusform>%n paire, nommée comme dans PolyU et CC (real et mean).</numerusform>
            <numerusform>%n paires, nommées comme dans PolyU et CC (real et mean).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), told by noisy, clean or gt in their names.</source>
        <translation>
            <numerusform>%n paire, reconnue à noisy, clean ou gt dans son nom.</numerusform>
            <numerusform>%n paires, reconnues à noisy, clean ou gt dans leurs noms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of the same name in two folders.</source>
        <translation>
            <numerusform>%n paire de même nom dans deux dossiers.</numerusform>
            <numerusform>%n paires de même nom dans deux dossiers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clean photo(s), on which noise is made.</source>
        <translation>
            <numerusform>%n photo propre, à laquelle du bruit est ajouté.</numerusform>
            <numerusform>%n photos propres, auxquelles du bruit est ajouté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noisy photo(s) without ground truth.</source>
        <translation>
            <numerusform>%n photo bruitée sans référence.</numerusform>
            <numerusform>%n photos bruitées sans référence.</numerusform>
        </translation>
    </message>
    <message>
        <source>Noise left and detail kept are measured instead of PSNR and SSIM.</source>
        <translation>Le bruit restant et les détails conservés sont mesurés au lieu de PSNR et SSIM.</translation>
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
            <numerusform>%n méthode</numerusform>
            <numerusform>%n méthodes</numerusform>
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
        <translation>Image (*.png);;Dessin pour l’impression (*.svg)</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>The plot is saved as {file}.</source>
        <translation>Le graphique est enregistré sous {file}.</translation>
    </message>
</context>
<context>
    <name>EvaluationSetup</name>
    <message>
        <source>Looking at the photos</source>
        <translation>Examen des photos</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Classical methods</source>
        <translation>Méthodes classiques</translation>
    </message>
    <message>
        <source>Models at best quality, eight times as slow</source>
        <translation>Modèles à la meilleure qualité, huit fois plus lents</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatique ({device})</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Add photos or folders.</source>
        <translation>Ajoutez des photos ou des dossiers.</translation>
    </message>
    <message>
        <source>Tick at least one method.</source>
        <translation>Cochez au moins une méthode.</translation>
    </message>
    <message>
        <source>Add other photos or folders.</source>
        <translation>Ajoutez d’autres photos ou dossiers.</translation>
    </message>
</context>
<context>
    <name>EvaluationWindow</name>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
</context>
<context>
    <name>ExampleStrip</name>
    <message numerus="yes">
        <source>%n example(s)</source>
        <translation>
            <numerusform>%n exemple</numerusform>
            <numerusform>%n exemples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpertForm</name>
    <message>
        <source>All as they come</source>
        <translation>Tout comme proposé</translation>
    </message>
    <message>
        <source>As it comes: {value}</source>
        <translation>Comme proposé : {value}</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
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
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposition</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>with transparency</source>
        <translation>avec transparence</translation>
    </message>
    <message>
        <source>float</source>
        <translation>flottant</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>niveaux de gris</translation>
    </message>
    <message>
        <source>sRGB (assumed)</source>
        <translation>sRGB (supposé)</translation>
    </message>
    <message>
        <source>its own, without a name</source>
        <translation>propre, sans nom</translation>
    </message>
    <message>
        <source>about {level} levels</source>
        <translation>environ {level} niveaux</translation>
    </message>
    <message>
        <source>Noise before</source>
        <translation>Bruit avant</translation>
    </message>
    <message>
        <source>Noise after</source>
        <translation>Bruit après</translation>
    </message>
    <message>
        <source>, more than the model learned from ({low} to {high})</source>
        <translation>, plus que ce que le modèle a appris ({low} à {high})</translation>
    </message>
    <message>
        <source>, less than the model learned from ({low} to {high})</source>
        <translation>, moins que ce que le modèle a appris ({low} à {high})</translation>
    </message>
    <message>
        <source>{name} (found beside the photo)</source>
        <translation>{name} (à côté)</translation>
    </message>
    <message>
        <source>Made at the best quality</source>
        <translation>Faite à la meilleure qualité</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Made with the model {before}, not with {now}. Denoise again (Ctrl+R) to change that.</source>
        <translation>Faite avec le modèle {before} et non avec {now}. Débruiter à nouveau (Ctrl+R) y remédie.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>FailingPresenter</name>
    <message numerus="yes">
        <source>%n photo(s) could not be opened or denoised.</source>
        <translation>
            <numerusform>%n photo n’a pas pu être ouverte ou débruitée.</numerusform>
            <numerusform>%n photos n’ont pas pu être ouvertes ou débruitées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others go on. The details tell the reason for each.</source>
        <translation>Les autres continuent. Les détails donnent la raison de chacune.</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>the best</source>
        <translation>le meilleur</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Photos by methods</source>
        <translation>Photos par méthode</translation>
    </message>
    <message>
        <source>Enter shows the photo where the method is worst; S sorts by the column</source>
        <translation>Entrée montre la photo là où la méthode est la moins bonne&#xa0;; S trie selon la colonne</translation>
    </message>
    <message>
        <source>All photos together</source>
        <translation>Toutes les photos ensemble</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Use as ground truth</source>
        <translation>Prendre pour référence</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Denoise again</source>
        <translation>Débruiter à nouveau</translation>
    </message>
    <message numerus="yes">
        <source>Denoise %n photo(s) again</source>
        <translation>
            <numerusform>Débruiter %n photo à nouveau</numerusform>
            <numerusform>Débruiter %n photos à nouveau</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>Close %n photo(s)</source>
        <translation>
            <numerusform>Fermer %n photo</numerusform>
            <numerusform>Fermer %n photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the ground truth…</source>
        <translation>Choisir la référence…</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>A folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
</context>
<context>
    <name>ForecastPanel</name>
    <message>
        <source>Forecast for this computer</source>
        <translation>Prévision pour cet ordinateur</translation>
    </message>
    <message>
        <source>Trying some steps</source>
        <translation>Essai de quelques étapes</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Forecast again</source>
        <translation>Pré&amp;voir à nouveau</translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Kept to check what was learned</source>
        <translation>Gardées pour vérifier ce qui a été appris</translation>
    </message>
    <message>
        <source>How much is kept to check what was learned; a scene is never on both sides</source>
        <translation>Part gardée pour vérifier ce qui a été appris ; une scène n’est jamais des deux côtés</translation>
    </message>
    <message>
        <source>Looking at the photos</source>
        <translation>Examen des photos</translation>
    </message>
    <message>
        <source>&amp;Keep for checking</source>
        <translation>&amp;Garder pour vérifier</translation>
    </message>
</context>
<context>
    <name>FoundRows</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Size, camera</source>
        <translation>Taille, appareil</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Usage</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
</context>
<context>
    <name>FramingPresenter</name>
    <message>
        <source>Region {width} × {height}</source>
        <translation>Zone {width} × {height}</translation>
    </message>
    <message>
        <source>PSNR and SSIM need at least {least} × {least} pixels.</source>
        <translation>PSNR et SSIM demandent au moins {least} × {least} pixels.</translation>
    </message>
</context>
<context>
    <name>FurtherPresenter</name>
    <message>
        <source>It was stopped.</source>
        <translation>Il a été arrêté.</translation>
    </message>
    <message>
        <source>The engine stopped while it worked on this, perhaps for lack of memory.</source>
        <translation>Le moteur s’est arrêté pendant ce travail, peut-être par manque de mémoire.</translation>
    </message>
</context>
<context>
    <name>GainSlider</name>
    <message>
        <source>Levels shown for one level of difference ([ and ]); double-click: what suits the photo</source>
        <translation>Niveaux affichés pour un niveau de différence ([ et ])&#xa0;; double-clic&#xa0;: selon la photo</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>L</source>
        <comment>luminance</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>Luminance</source>
        <translation>Luminance</translation>
    </message>
    <message>
        <source>R</source>
        <comment>red</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>G</source>
        <comment>green</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>B</source>
        <comment>blue</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>{side}: means {figures}</source>
        <translation>{side}&#xa0;: moyennes {figures}</translation>
    </message>
</context>
<context>
    <name>InspectingPresenter</name>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatique ({device})</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Fit the photo into the view</source>
        <translation>Afficher la photo entière</translation>
    </message>
    <message>
        <source>Zoom in and out; so does the wheel</source>
        <translation>Zoom avant et arrière, comme la molette</translation>
    </message>
    <message>
        <source>While held: the noisy photo alone</source>
        <translation>Maintenue enfoncée&#xa0;: la photo bruitée seule</translation>
    </message>
    <message>
        <source>Compare: this picture on the right</source>
        <translation>Comparer&#xa0;: cette image à droite</translation>
    </message>
    <message>
        <source>Compare: this picture on the left</source>
        <translation>Comparer&#xa0;: cette image à gauche</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>Échanger les côtés</translation>
    </message>
    <message>
        <source>Next and previous picture on the right</source>
        <translation>Image suivante et précédente à droite</translation>
    </message>
    <message>
        <source>Left and right in turn, at the same place</source>
        <translation>Gauche et droite tour à tour, au même endroit</translation>
    </message>
    <message>
        <source>Magnifier at the pointer, in all pictures</source>
        <translation>Loupe au pointeur, dans toutes les images</translation>
    </message>
    <message>
        <source>With wheel or drag: one of several pictures goes its own way</source>
        <translation>Avec molette ou glisser&#xa0;: cette image seule bouge</translation>
    </message>
    <message>
        <source>Link all pictures again</source>
        <translation>Relier à nouveau toutes les images</translation>
    </message>
    <message>
        <source>Three pictures or more: while held, this one alone</source>
        <translation>Dès trois images, maintenue&#xa0;: celle-ci seule</translation>
    </message>
    <message>
        <source>Move the divider; with Shift further</source>
        <translation>Déplacer le séparateur&#xa0;; avec Maj, plus loin</translation>
    </message>
    <message>
        <source>Divider to the edge</source>
        <translation>Séparateur au bord</translation>
    </message>
    <message>
        <source>Divider to the middle</source>
        <translation>Séparateur au milieu</translation>
    </message>
    <message>
        <source>Previous and next photo</source>
        <translation>Photo précédente et suivante</translation>
    </message>
    <message>
        <source>See another part of the photo</source>
        <translation>Voir une autre partie de la photo</translation>
    </message>
    <message>
        <source>Show or hide the overview</source>
        <translation>Afficher ou masquer la vue d’ensemble</translation>
    </message>
    <message>
        <source>Overview to the other side</source>
        <translation>Vue d’ensemble de l’autre côté</translation>
    </message>
    <message>
        <source>Fold the panels away or back</source>
        <translation>Masquer ou afficher les panneaux</translation>
    </message>
    <message>
        <source>Difference: absolute, signed, similarity, off</source>
        <translation>Différence&#xa0;: absolue, signée, similarité, non</translation>
    </message>
    <message>
        <source>Amplify the difference less or more</source>
        <translation>Amplifier moins ou plus la différence</translation>
    </message>
    <message>
        <source>Draw a region; Escape clears it</source>
        <translation>Tracer une zone&#xa0;; Échap l’efface</translation>
    </message>
    <message>
        <source>Choose a photo; with Shift several</source>
        <translation>Choisir une photo&#xa0;; avec Maj, plusieurs</translation>
    </message>
    <message>
        <source>Close the chosen photos</source>
        <translation>Fermer les photos choisies</translation>
    </message>
    <message>
        <source>Close a message</source>
        <translation>Fermer un message</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Vers la partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>On the photo</source>
        <translation>Sur la photo</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>Dans la liste</translation>
    </message>
</context>
<context>
    <name>LayoutMenu</name>
    <message>
        <source>La&amp;yout</source>
        <translation>&amp;Disposition</translation>
    </message>
    <message>
        <source>&amp;Blink: left and right in turn</source>
        <translation>&amp;Alterner gauche et droite</translation>
    </message>
    <message>
        <source>&amp;Magnifier at the pointer</source>
        <translation>&amp;Loupe au pointeur</translation>
    </message>
    <message>
        <source>Link a&amp;ll pictures again</source>
        <translation>&amp;Relier à nouveau toutes les images</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>&amp;Balayage</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Côte à côte</translation>
    </message>
    <message>
        <source>&amp;{count} pictures</source>
        <translation>&amp;{count} images</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>A training is at work</source>
        <translation>Un entraînement est en cours</translation>
    </message>
    <message>
        <source>Stopped, it keeps what was learned and can go on later. Left alone, it goes on without the window and is shown again when you open Denoiser the next time.</source>
        <translation>Arrêté, il garde ce qu’il a appris et peut reprendre plus tard. Laissé seul, il continue sans la fenêtre et réapparaît à la prochaine ouverture de Denoiser.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>L’arrêter</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Le laisser continuer</translation>
    </message>
</context>
<context>
    <name>LengthPage</name>
    <message>
        <source>&amp;Quick</source>
        <translation>&amp;Rapide</translation>
    </message>
    <message>
        <source>Ba&amp;lanced</source>
        <translation>É&amp;quilibré</translation>
    </message>
    <message>
        <source>Bes&amp;t</source>
        <translation>M&amp;eilleur</translation>
    </message>
    <message>
        <source>&amp;As long as I say</source>
        <translation>Aussi &amp;longtemps que je le dis</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Comptée en</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>époques</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>&amp;Patch</source>
        <translation>&amp;Fragment</translation>
    </message>
    <message>
        <source>Side in pixels</source>
        <translation>Côté en pixels</translation>
    </message>
    <message>
        <source>Patches a &amp;step</source>
        <translation>Fragme&amp;nts par étape</translation>
    </message>
    <message>
        <source>0: as many as fit into the memory</source>
        <translation>0 : autant que la mémoire en contient</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>Taux d’apprentiss&amp;age</translation>
    </message>
    <message>
        <source>The highest one</source>
        <translation>Le plus élevé</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>&amp;Graine</translation>
    </message>
    <message>
        <source>The same one draws the same patches</source>
        <translation>La même tire les mêmes fragments</translation>
    </message>
    <message>
        <source>For &amp;experts</source>
        <translation>Pour e&amp;xperts</translation>
    </message>
    <message>
        <source>More than 0, please.</source>
        <translation>Plus de 0.</translation>
    </message>
</context>
<context>
    <name>LengthPlanning</name>
    <message>
        <source>Trying a few steps on this computer</source>
        <translation>Essai de quelques étapes sur cet ordinateur</translation>
    </message>
    <message>
        <source>Measured on a few real steps with your photos.</source>
        <translation>Mesuré sur quelques vraies étapes avec vos photos.</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>Pas encore mesuré.</translation>
    </message>
    <message>
        <source>This cannot be trained as it is.</source>
        <translation>Ceci ne peut pas être entraîné tel quel.</translation>
    </message>
    <message>
        <source>The forecast failed. Try again, or go on without one.</source>
        <translation>La prévision a échoué. Réessayez, ou continuez sans elle.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>{name}, deleted {date}</source>
        <translation>{name}, supprimé le {date}</translation>
    </message>
    <message>
        <source>{speed} MP/s</source>
        <translation>{speed} MP/s</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>Came with Denoiser</source>
        <translation>Fourni avec Denoiser</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>Importé</translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation>Entraîné ici</translation>
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
        <translation>PSNR de la moins bonne, {data}</translation>
    </message>
    <message>
        <source>SSIM, {data}</source>
        <translation>SSIM, {data}</translation>
    </message>
    <message>
        <source>its validation photos</source>
        <translation>ses photos de validation</translation>
    </message>
    <message>
        <source>{low} to {high} levels</source>
        <translation>{low} à {high} niveaux</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Licence du modèle</translation>
    </message>
    <message>
        <source>Licence of the code</source>
        <translation>Licence du code</translation>
    </message>
    <message>
        <source>Learned from (data)</source>
        <translation>Appris sur (données)</translation>
    </message>
    <message>
        <source>Noise it learned</source>
        <translation>Bruit appris</translation>
    </message>
    <message>
        <source>How it was trained</source>
        <translation>Comment il a été entraîné</translation>
    </message>
    <message>
        <source>Known weaknesses</source>
        <translation>Faiblesses connues</translation>
    </message>
    <message>
        <source>Figures measured by</source>
        <translation>Valeurs mesurées avec</translation>
    </message>
    <message>
        <source>the whole picture: tiles may show slight seams</source>
        <translation>l’image entière : des raccords peuvent se voir entre les tuiles</translation>
    </message>
    <message>
        <source>{pixels} pixels to each side</source>
        <translation>{pixels} pixels de chaque côté</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no, it judges by itself</source>
        <translation>non, il juge lui-même</translation>
    </message>
    <message>
        <source>{millions} million</source>
        <translation>{millions} millions</translation>
    </message>
    <message>
        <source>{thousands} thousand multiplications a pixel</source>
        <translation>{thousands} mille multiplications par pixel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Voit</translation>
    </message>
    <message>
        <source>Takes a noise level</source>
        <translation>Reçoit un niveau de bruit</translation>
    </message>
    <message>
        <source>the whole picture: tiles differed by up to {levels} levels in its trial</source>
        <translation>l’image entière : lors de l’essai, les tuiles différaient de {levels} niveaux au plus</translation>
    </message>
    <message>
        <source>passed: finite, repeatable, less noise, no seams</source>
        <translation>réussi : fini, reproductible, moins de bruit, sans raccords</translation>
    </message>
    <message>
        <source>not tried here yet</source>
        <translation>pas encore essayé ici</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Vitesse ici</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>pas encore mesurée</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>Bibliothèque de modèles</translation>
    </message>
    <message>
        <source>Drop a model&apos;s file here to bring it in.</source>
        <translation>Déposez ici le fichier d’un modèle pour l’importer.</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>&amp;Utiliser ce modèle</translation>
    </message>
    <message>
        <source>&amp;Train further…</source>
        <translation>En&amp;traîner davantage…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>Du&amp;plicate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>As a Denoiser &amp;model…</source>
        <translation>En &amp;modèle Denoiser…</translation>
    </message>
    <message>
        <source>As &amp;ONNX, for other programs…</source>
        <translation>En &amp;ONNX, pour d’autres programmes…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Measure the speed here</source>
        <translation>&amp;Mesurer la vitesse ici</translation>
    </message>
    <message>
        <source>Tr&amp;y it again</source>
        <translation>L’essa&amp;yer à nouveau</translation>
    </message>
    <message>
        <source>Show in the &amp;folder</source>
        <translation>Afficher dans le d&amp;ossier</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>U&amp;ndo deleting</source>
        <translation>A&amp;nnuler la suppression</translation>
    </message>
    <message>
        <source>Empty the &amp;bin…</source>
        <translation>&amp;Vider la corbeille…</translation>
    </message>
    <message>
        <source>Brin&amp;g back</source>
        <translation>R&amp;amener</translation>
    </message>
    <message>
        <source>Denoise with this model from now on</source>
        <translation>Débruiter désormais avec ce modèle</translation>
    </message>
    <message>
        <source>Let this model go on learning, on photos of yours</source>
        <translation>Laisser ce modèle continuer à apprendre, sur vos photos</translation>
    </message>
    <message>
        <source>Save the model as a file</source>
        <translation>Enregistrer le modèle dans un fichier</translation>
    </message>
    <message>
        <source>Into the bin, from where it can come back (Del)</source>
        <translation>Dans la corbeille, d’où il peut revenir (Suppr)</translation>
    </message>
    <message>
        <source>Bring a model&apos;s file in (Ctrl+I)</source>
        <translation>Importer le fichier d’un modèle (Ctrl+I)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Plus</translation>
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
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the denoised photo (Ctrl+S)</source>
        <translation>Enregistrer la photo débruitée (Ctrl+S)</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Pa&amp;use</translation>
    </message>
</context>
<context>
    <name>MaterialPlanning</name>
    <message>
        <source>Looking for photos</source>
        <translation>Recherche de photos</translation>
    </message>
    <message>
        <source>There is nothing here to train on.</source>
        <translation>Il n’y a rien ici sur quoi s’entraîner.</translation>
    </message>
    <message>
        <source>Looking at these photos failed twice. Take fewer of them, or others.</source>
        <translation>L’examen de ces photos a échoué deux fois. Prenez-en moins, ou d’autres.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Photo</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>En&amp;traînement</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>&amp;Ouvrir des photos…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouverts &amp;récemment</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>Ouvrir l’e&amp;xemple</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Save &amp;all…</source>
        <translation>&amp;Tout enregistrer…</translation>
    </message>
    <message>
        <source>Denoise man&amp;y…</source>
        <translation>Débruiter par &amp;lot…</translation>
    </message>
    <message>
        <source>Model &amp;library…</source>
        <translation>Bibliothèque de &amp;modèles…</translation>
    </message>
    <message>
        <source>&amp;Import a model…</source>
        <translation>&amp;Importer un modèle…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Paste photos</source>
        <translation>&amp;Coller des photos</translation>
    </message>
    <message>
        <source>P&amp;revious photo</source>
        <translation>Photo &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>Photo &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Denoise again</source>
        <translation>&amp;Débruiter à nouveau</translation>
    </message>
    <message>
        <source>Choose the &amp;ground truth…</source>
        <translation>Choisir la &amp;référence…</translation>
    </message>
    <message>
        <source>Show in the &amp;folder</source>
        <translation>Afficher dans le d&amp;ossier</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>&amp;Fermer la photo</translation>
    </message>
    <message>
        <source>Close &amp;all</source>
        <translation>&amp;Tout fermer</translation>
    </message>
    <message>
        <source>S&amp;top denoising</source>
        <translation>&amp;Arrêter le débruitage</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Pa&amp;use</translation>
    </message>
    <message>
        <source>E&amp;valuate methods…</source>
        <translation>É&amp;valuer des méthodes…</translation>
    </message>
    <message>
        <source>&amp;Train a model…</source>
        <translation>&amp;Entraîner un modèle…</translation>
    </message>
    <message>
        <source>&amp;Show the training</source>
        <translation>&amp;Afficher l’entraînement</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Ajuster à la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Actual size (1:1)</source>
        <translation>&amp;Taille réelle (1:1)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>&amp;Turn the divider</source>
        <translation>Tourner le &amp;séparateur</translation>
    </message>
    <message>
        <source>&amp;Plot of PSNR and SSIM</source>
        <translation>&amp;Graphique PSNR et SSIM</translation>
    </message>
    <message>
        <source>Fold the panels a&amp;way or back</source>
        <translation>Masquer ou afficher les &amp;panneaux</translation>
    </message>
    <message>
        <source>App&amp;earance</source>
        <translation>Appar&amp;ence</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Denoiser</source>
        <translation>À &amp;propos de Denoiser</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Vider cette liste</translation>
    </message>
</context>
<context>
    <name>MethodList</name>
    <message>
        <source>Methods and models</source>
        <translation>Méthodes et modèles</translation>
    </message>
</context>
<context>
    <name>MethodMenu</name>
    <message>
        <source>&amp;Add methods</source>
        <translation>&amp;Ajouter des méthodes</translation>
    </message>
    <message>
        <source>Models at &amp;best quality (8 times as long)</source>
        <translation>Modèles en &amp;meilleure qualité (8 fois plus long)</translation>
    </message>
    <message>
        <source>For a&amp;ll photos, when they are shown</source>
        <translation>Pour &amp;toutes les photos, dès qu’elles s’affichent</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Méthodes</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>{millions} million weights ({megabytes} MB), licence {licence}</source>
        <translation>{millions} millions de poids ({megabytes} Mo), licence {licence}</translation>
    </message>
    <message>
        <source>Speed here not known yet</source>
        <translation>Vitesse ici encore inconnue</translation>
    </message>
    <message>
        <source>{speed} MP/s here, last time</source>
        <translation>{speed} MP/s ici, la dernière fois</translation>
    </message>
    <message>
        <source>Looks at the whole picture: tiles may show slight seams.</source>
        <translation>Regarde l’image entière&#xa0;: de légers raccords peuvent apparaître entre les tuiles.</translation>
    </message>
    <message>
        <source>In doubt: {reason}</source>
        <translation>En doute : {reason}</translation>
    </message>
    <message>
        <source>Looks at the whole picture: tiles differed by up to {levels} levels in its trial.</source>
        <translation>Regarde l’image entière&#xa0;: lors de l’essai, les tuiles différaient de {levels} niveaux au plus.</translation>
    </message>
    <message>
        <source>Photos from phones and cameras, any noise</source>
        <translation>Photos de téléphones et d’appareils, tout bruit</translation>
    </message>
    <message>
        <source>Quick work: many photos, or a slow computer</source>
        <translation>Pour aller vite&#xa0;: beaucoup de photos, ou un ordinateur lent</translation>
    </message>
</context>
<context>
    <name>ModelExporting</name>
    <message>
        <source>Exporting {name}</source>
        <translation>Exportation de {name}</translation>
    </message>
    <message>
        <source>Exporting {name} as ONNX, and checking that it gives the same results</source>
        <translation>Exportation de {name} en ONNX, et vérification que les résultats sont les mêmes</translation>
    </message>
    <message>
        <source>{name} is exported as {file}.</source>
        <translation>{name} est exporté : {file}.</translation>
    </message>
    <message>
        <source>Checked with onnxruntime: it gives the same results, to {difference} of the range.</source>
        <translation>Vérifié avec onnxruntime : les résultats sont les mêmes, à {difference} de l’étendue près.</translation>
    </message>
    <message>
        <source>Install ({megabytes} MB)</source>
        <translation>Installer ({megabytes} Mo)</translation>
    </message>
    <message>
        <source>Installing {package} for {purpose}</source>
        <translation>Installation de {package} pour {purpose}</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Choose a model to read about it, or several to compare them.</source>
        <translation>Choisissez un modèle pour en lire la fiche, ou plusieurs pour les comparer.</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>À propos du modèle</translation>
    </message>
    <message>
        <source>In doubt: {reason}</source>
        <translation>En doute : {reason}</translation>
    </message>
    <message>
        <source>Written down by its training</source>
        <translation>Noté par son entraînement</translation>
    </message>
    <message>
        <source>&amp;Train a model further</source>
        <translation>En&amp;traîner davantage un modèle</translation>
    </message>
    <message>
        <source>It knows much already and learns your photos on top. Best where time or photos are few.</source>
        <translation>Il sait déjà beaucoup et apprend vos photos en plus. Le mieux quand le temps ou les photos manquent.</translation>
    </message>
    <message>
        <source>Start a&amp;new</source>
        <translation>Partir de &amp;zéro</translation>
    </message>
    <message>
        <source>An empty network of a size you choose. It takes many photos and hours.</source>
        <translation>Un réseau vide de la taille de votre choix. Il lui faut beaucoup de photos et d’heures.</translation>
    </message>
    <message>
        <source>Model to train further</source>
        <translation>Modèle à entraîner davantage</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>1 MP here</source>
        <translation>1 MP ici</translation>
    </message>
    <message>
        <source>24 MP here</source>
        <translation>24 MP ici</translation>
    </message>
    <message>
        <source>&amp;Loss</source>
        <translation>Pe&amp;rte</translation>
    </message>
    <message>
        <source>Loss near the en&amp;d</source>
        <translation>Perte vers la &amp;fin</translation>
    </message>
    <message>
        <source>&amp;Optimiser</source>
        <translation>Opt&amp;imiseur</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosinus</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>Par paliers</translation>
    </message>
    <message>
        <source>&amp;Schedule</source>
        <translation>Pro&amp;gramme</translation>
    </message>
    <message>
        <source>Mirror images (&amp;flips)</source>
        <translation>Images en &amp;miroir</translation>
    </message>
    <message>
        <source>&amp;Quarter turns</source>
        <translation>&amp;Quarts de tour</translation>
    </message>
    <message>
        <source>Probability, 0 to 1</source>
        <translation>Probabilité, 0 à 1</translation>
    </message>
    <message>
        <source>Mixu&amp;p</source>
        <translation>Mix&amp;up</translation>
    </message>
    <message>
        <source>&amp;Cutmix</source>
        <translation>&amp;Cutmix</translation>
    </message>
    <message>
        <source>Cuto&amp;ut</source>
        <translation>Cut&amp;out</translation>
    </message>
    <message>
        <source>B&amp;rightness</source>
        <translation>&amp;Luminosité</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>Modèl&amp;e</translation>
    </message>
    <message>
        <source>&amp;Architecture</source>
        <translation>&amp;Architecture</translation>
    </message>
    <message>
        <source>For &amp;experts</source>
        <translation>Pour e&amp;xperts</translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
</context>
<context>
    <name>ModelTableModel</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Vitesse ici</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>in doubt: {reason}</source>
        <translation>en doute : {reason}</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Overview of the photo</source>
        <translation>Vue d’ensemble de la photo</translation>
    </message>
    <message>
        <source>What is seen of the photo: drag to see another part (N hides and shows this)</source>
        <translation>La partie visible de la photo&#xa0;: faites glisser pour en voir une autre (N masque et affiche ceci)</translation>
    </message>
</context>
<context>
    <name>NoisePage</name>
    <message>
        <source>&amp;Any noise</source>
        <translation>To&amp;ut bruit</translation>
    </message>
    <message>
        <source>All of those below. For photos of many kinds.</source>
        <translation>Tous ceux d’en bas. Pour des photos de toutes sortes.</translation>
    </message>
    <message>
        <source>&amp;Phones</source>
        <translation>&amp;Téléphones</translation>
    </message>
    <message>
        <source>Phone photos in little light.</source>
        <translation>Photos de téléphone par faible lumière.</translation>
    </message>
    <message>
        <source>&amp;Cameras</source>
        <translation>Appareils p&amp;hoto</translation>
    </message>
    <message>
        <source>JPEGs straight from a camera.</source>
        <translation>JPEG tels que l’appareil les donne.</translation>
    </message>
    <message>
        <source>&amp;Even grain</source>
        <translation>&amp;Grain régulier</translation>
    </message>
    <message>
        <source>Gaussian noise, as in textbooks.</source>
        <translation>Bruit gaussien, comme dans les manuels.</translation>
    </message>
    <message>
        <source>&amp;Match my camera</source>
        <translation>Comme &amp;mon appareil</translation>
    </message>
    <message>
        <source>Noise is measured on noisy photos of yours, and made alike.</source>
        <translation>Le bruit est mesuré sur vos photos bruitées, et imité.</translation>
    </message>
    <message>
        <source>Noisy photos of &amp;your camera</source>
        <translation>Photos &amp;bruitées de votre appareil</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Propre</translation>
    </message>
    <message>
        <source>With noise</source>
        <translation>Avec bruit</translation>
    </message>
    <message>
        <source>&amp;Other noise</source>
        <translation>Autre b&amp;ruit</translation>
    </message>
    <message>
        <source>Other pho&amp;to</source>
        <translation>Autre ph&amp;oto</translation>
    </message>
    <message>
        <source>Your camera</source>
        <translation>Votre appareil</translation>
    </message>
    <message>
        <source>Made alike</source>
        <translation>Imité</translation>
    </message>
    <message numerus="yes">
        <source>Take the %n photo(s) open in the window</source>
        <translation>
            <numerusform>Prendre %n photo ouverte dans la fenêtre</numerusform>
            <numerusform>Prendre les %n photos ouvertes dans la fenêtre</numerusform>
        </translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
</context>
<context>
    <name>NoisePlanning</name>
    <message>
        <source>Add noisy photos of your camera.</source>
        <translation>Ajoutez des photos bruitées de votre appareil.</translation>
    </message>
    <message>
        <source>Measuring the noise of your camera</source>
        <translation>Mesure du bruit de votre appareil</translation>
    </message>
    <message>
        <source>The noise could not be shown. Choose again.</source>
        <translation>Le bruit n’a pas pu être affiché. Choisissez à nouveau.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>Détails du message</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} sur {all}</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Something unexpected happened: {reason}</source>
        <translation>Un événement inattendu s’est produit&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The photo is as it was. Please try again; the details help to find the cause.</source>
        <translation>La photo est inchangée. Veuillez réessayer&#xa0;; les détails aident à trouver la cause.</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>La mémoire était insuffisante.</translation>
    </message>
    <message>
        <source>Close other programs or take a smaller photo, then try again.</source>
        <translation>Fermez d’autres programmes ou prenez une photo plus petite, puis réessayez.</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Un événement inattendu s’est produit.</translation>
    </message>
    <message>
        <source>Your photos are as they were. The details help to find the cause.</source>
        <translation>Vos photos sont inchangées. Les détails aident à trouver la cause.</translation>
    </message>
    <message>
        <source>{file} was not found.</source>
        <translation>{file} est introuvable.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed; open it again from its new place.</source>
        <translation>Peut-être déplacé ou renommé&#xa0;; rouvrez-le depuis son nouvel emplacement.</translation>
    </message>
    <message>
        <source>{file} may not be opened or written.</source>
        <translation>{file} ne peut être ni ouvert ni écrit, faute de droits.</translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation>Choisissez un autre dossier ou modifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>Make room or choose another folder, then try again.</source>
        <translation>Libérez de l’espace ou choisissez un autre dossier, puis réessayez.</translation>
    </message>
    <message>
        <source>{file} could not be read or written: {reason}.</source>
        <translation>{file} n’a pas pu être lu ou écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Try again, or choose another place.</source>
        <translation>Réessayez ou choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>“{file}”</source>
        <translation>«&#xa0;{file}&#xa0;»</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Un fichier</translation>
    </message>
</context>
<context>
    <name>OfferingPresenter</name>
    <message>
        <source>Install ({megabytes} MB)</source>
        <translation>Installer ({megabytes} Mo)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Installing {package} for {purpose}</source>
        <translation>Installation de {package} ({purpose})</translation>
    </message>
    <message>
        <source>Asking for it</source>
        <translation>Demande en cours</translation>
    </message>
    <message>
        <source>{package} is installed.</source>
        <translation>{package} est installé.</translation>
    </message>
    <message>
        <source>The photos that need it are opened now.</source>
        <translation>Les photos qui en ont besoin s’ouvrent maintenant.</translation>
    </message>
</context>
<context>
    <name>OpeningPresenter</name>
    <message>
        <source>Copy photos in a file manager, or a picture in another program, and paste again.</source>
        <translation>Copiez des photos dans un gestionnaire de fichiers, ou une image dans un autre programme, puis collez à nouveau.</translation>
    </message>
    <message>
        <source>There is no photo on the clipboard.</source>
        <translation>Le presse-papiers ne contient pas de photo.</translation>
    </message>
    <message numerus="yes">
        <source>%n pasted picture(s) of the last time, not saved then, can be opened again.</source>
        <translation>
            <numerusform>%n image collée la dernière fois et non enregistrée peut être rouverte.</numerusform>
            <numerusform>%n images collées la dernière fois et non enregistrées peuvent être rouvertes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Open JPEG, PNG, TIFF or WebP files.</source>
        <translation>Ouvrez des fichiers JPEG, PNG, TIFF ou WebP.</translation>
    </message>
    <message>
        <source>There are no photos in what you opened.</source>
        <translation>Il n’y a aucune photo dans ce que vous avez ouvert.</translation>
    </message>
</context>
<context>
    <name>PairsTable</name>
    <message>
        <source>In pairs</source>
        <translation>Deux à deux</translation>
    </message>
    <message>
        <source>Picked as the better one</source>
        <translation>Choisie comme meilleure</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>{won} to {lost}</source>
        <translation>{won} contre {lost}</translation>
    </message>
    <message>
        <source>{one} more often than {other}</source>
        <translation>{one} plus souvent que {other}</translation>
    </message>
    <message>
        <source>{one} as often as {other}</source>
        <translation>{one} aussi souvent que {other}</translation>
    </message>
    <message>
        <source>beyond chance</source>
        <translation>au-delà du hasard</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>peut-être fortuit</translation>
    </message>
    <message>
        <source>too few votes to tell</source>
        <translation>trop peu de votes</translation>
    </message>
</context>
<context>
    <name>PaneLabels</name>
    <message>
        <source>Not linked</source>
        <translation>Non liée</translation>
    </message>
    <message>
        <source>Hold to see this one alone</source>
        <translation>Maintenir pour voir celle-ci seule</translation>
    </message>
    <message>
        <source>This one goes its own way: click to link it with the others again</source>
        <translation>Celle-ci bouge seule&#xa0;: un clic la relie à nouveau aux autres</translation>
    </message>
</context>
<context>
    <name>Pasted</name>
    <message>
        <source>The pasted picture could not be kept in {folder}. Make room there, then paste it again.</source>
        <translation>L’image collée n’a pas pu être conservée dans {folder}. Libérez de l’espace à cet endroit, puis collez-la à nouveau.</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>&amp;Copy the denoised photo</source>
        <translation>Co&amp;pier la photo débruitée</translation>
    </message>
    <message>
        <source>Copy what is &amp;seen</source>
        <translation>Copier ce qui est v&amp;isible</translation>
    </message>
    <message>
        <source>&amp;Before and after…</source>
        <translation>A&amp;vant et après…</translation>
    </message>
    <message>
        <source>O&amp;verview</source>
        <translation>Vue d’e&amp;nsemble</translation>
    </message>
    <message>
        <source>Overview at t&amp;he left</source>
        <translation>Vue d’ensem&amp;ble à gauche</translation>
    </message>
</context>
<context>
    <name>PicturingPresenter</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>Enregistrée sous {path}.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>PixelTable</name>
    <message>
        <source>Point at the photo to see the values of a pixel.</source>
        <translation>Pointez la photo pour voir les valeurs d’un pixel.</translation>
    </message>
    <message>
        <source>Column {column}, row {row}, as on the screen (sRGB)</source>
        <translation>Colonne {column}, ligne {row}, comme à l’écran (sRGB)</translation>
    </message>
    <message>
        <source>How different both sides look; below about 2 hardly anybody sees it</source>
        <translation>À quel point les deux côtés diffèrent à l’œil&#xa0;; sous 2 environ, presque personne ne le voit</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>Add noisy photos.</source>
        <translation>Ajoutez des photos bruitées.</translation>
    </message>
    <message>
        <source>Add clean photos.</source>
        <translation>Ajoutez des photos propres.</translation>
    </message>
    <message>
        <source>Add a folder of bursts.</source>
        <translation>Ajoutez un dossier de rafales.</translation>
    </message>
    <message>
        <source>Add the clean versions of these photos.</source>
        <translation>Ajoutez les versions propres de ces photos.</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of photos</source>
        <translation>
            <numerusform>%n paire de photos</numerusform>
            <numerusform>%n paires de photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clean photo(s)</source>
        <translation>
            <numerusform>%n photo propre</numerusform>
            <numerusform>%n photos propres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noisy photo(s)</source>
        <translation>
            <numerusform>%n photo bruitée</numerusform>
            <numerusform>%n photos bruitées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n burst(s)</source>
        <translation>
            <numerusform>%n rafale</numerusform>
            <numerusform>%n rafales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n fichier laissé de côté</numerusform>
            <numerusform>%n fichiers laissés de côté</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>{training} to train on, {checking} to check</source>
        <translation>{training} pour l’entraînement, {checking} pour vérifier</translation>
    </message>
    <message>
        <source>Strength, levels of 255</source>
        <translation>Force, niveaux sur 255</translation>
    </message>
    <message>
        <source>In brightness</source>
        <translation>En luminosité</translation>
    </message>
    <message>
        <source>In colour, blue to yellow</source>
        <translation>En couleur, du bleu au jaune</translation>
    </message>
    <message>
        <source>In colour, red to green</source>
        <translation>En couleur, du rouge au vert</translation>
    </message>
    <message>
        <source>Likeness of neighbouring pixels</source>
        <translation>Ressemblance de pixels voisins</translation>
    </message>
    <message>
        <source>Likeness of pixels two apart</source>
        <translation>Ressemblance à deux pixels de distance</translation>
    </message>
    <message>
        <source>Likeness of red and green</source>
        <translation>Ressemblance du rouge et du vert</translation>
    </message>
    <message>
        <source>About {level} levels of 255 here</source>
        <translation>Environ {level} niveaux sur 255 ici</translation>
    </message>
    <message>
        <source>{purpose}. {millions} million weights, licence {licence}.</source>
        <translation>{purpose}. {millions} millions de poids, licence {licence}.</translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation>Un modèle à vous</translation>
    </message>
    <message>
        <source>The only one</source>
        <translation>La seule</translation>
    </message>
    <message>
        <source>{size} – quickest</source>
        <translation>{size} – la plus rapide</translation>
    </message>
    <message>
        <source>{size} – best</source>
        <translation>{size} – la meilleure</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>Très petite</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Petite</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Huge</source>
        <translation>Très grande</translation>
    </message>
    <message>
        <source>{millions} M</source>
        <translation>{millions} M</translation>
    </message>
    <message>
        <source>{length}. A first try, to see whether it is worth while.</source>
        <translation>{length}. Un premier essai, pour voir si cela vaut la peine.</translation>
    </message>
    <message>
        <source>{length}. For daily use.</source>
        <translation>{length}. Pour l’usage quotidien.</translation>
    </message>
    <message>
        <source>{length}. For a graphics card, or a computer with days to spare.</source>
        <translation>{length}. Pour une carte graphique, ou un ordinateur qui a des jours devant lui.</translation>
    </message>
    <message>
        <source>Minutes, or epochs or steps for those who count in them.</source>
        <translation>En minutes, ou en époques ou étapes pour qui compte ainsi.</translation>
    </message>
    <message>
        <source>{steps}, {seconds} s each</source>
        <translation>{steps}, {seconds} s chacune</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Patches a step</source>
        <translation>Fragments par étape</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sur</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} jours</translation>
    </message>
    <message>
        <source>At the end the model stands in the list of models as “{name}”.</source>
        <translation>À la fin, le modèle figure dans la liste des modèles sous le nom « {name} ».</translation>
    </message>
    <message>
        <source>Meanwhile you can go on working, and pause or stop the training at any time.</source>
        <translation>En attendant, vous pouvez continuer à travailler, et suspendre ou arrêter l’entraînement à tout moment.</translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n pair(s) of photos.</source>
        <translation>
            <numerusform>Le modèle apprend de %n paire de photos.</numerusform>
            <numerusform>Le modèle apprend de %n paires de photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n clean photo(s).</source>
        <translation>
            <numerusform>Le modèle apprend de %n photo propre.</numerusform>
            <numerusform>Le modèle apprend de %n photos propres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n noisy photo(s) and nothing else.</source>
        <translation>
            <numerusform>Le modèle apprend de %n photo bruitée et de rien d’autre.</numerusform>
            <numerusform>Le modèle apprend de %n photos bruitées et de rien d’autre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model learns from %n burst(s).</source>
        <translation>
            <numerusform>Le modèle apprend de %n rafale.</numerusform>
            <numerusform>Le modèle apprend de %n rafales.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are kept to check what it has learned.</source>
        <translation>
            <numerusform>%n autre est gardée pour vérifier ce qu’il a appris.</numerusform>
            <numerusform>%n autres sont gardées pour vérifier ce qu’il a appris.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept to check what it has learned.</source>
        <translation>Rien n’est gardé pour vérifier ce qu’il a appris.</translation>
    </message>
    <message>
        <source>Noise is made on them as your camera makes it.</source>
        <translation>Du bruit y est ajouté, tel que le fait votre appareil.</translation>
    </message>
    <message>
        <source>Noise of all kinds is made on them.</source>
        <translation>Du bruit de toutes sortes y est ajouté.</translation>
    </message>
    <message>
        <source>Noise is made on them as phones make it.</source>
        <translation>Du bruit y est ajouté, tel que le font les téléphones.</translation>
    </message>
    <message>
        <source>Noise is made on them as in JPEGs from cameras.</source>
        <translation>Du bruit y est ajouté, tel qu’on le voit dans les JPEG d’appareils photo.</translation>
    </message>
    <message>
        <source>Gaussian noise is made on them.</source>
        <translation>Du bruit gaussien y est ajouté.</translation>
    </message>
    <message>
        <source>It starts from a copy of the model “{model}”, which stays as it is.</source>
        <translation>Il part d’une copie du modèle « {model} », qui reste tel qu’il est.</translation>
    </message>
    <message>
        <source>It starts anew: {network}.</source>
        <translation>Il part de zéro : {network}.</translation>
    </message>
    <message>
        <source>It starts anew: {network}, size {size}.</source>
        <translation>Il part de zéro : {network}, taille {size}.</translation>
    </message>
    <message>
        <source>It trains for about {time} on {device}: {steps}, with {memory} GB of memory.</source>
        <translation>Il s’entraîne environ {time} sur {device} : {steps}, avec {memory} Go de mémoire.</translation>
    </message>
    <message>
        <source>It trains for {length}.</source>
        <translation>Il s’entraîne pendant {length}.</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n époque</numerusform>
            <numerusform>%n époques</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} étapes</translation>
    </message>
    <message numerus="yes">
        <source>{cameras} and %n more</source>
        <translation>
            <numerusform>{cameras} et %n autre</numerusform>
            <numerusform>{cameras} et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n scène</numerusform>
            <numerusform>%n scènes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
</context>
<context>
    <name>PlanningPresenter</name>
    <message>
        <source>My model</source>
        <translation>Mon modèle</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Donnez un nom au modèle.</translation>
    </message>
    <message>
        <source>A model cannot be called that. Take a name that tells what it is for.</source>
        <translation>Un modèle ne peut pas s’appeler ainsi. Prenez un nom qui dit à quoi il sert.</translation>
    </message>
    <message>
        <source>A model cannot be called that, or there is one already. “{name}” could be taken.</source>
        <translation>Un modèle ne peut pas s’appeler ainsi, ou il y en a déjà un. « {name} » serait libre.</translation>
    </message>
    <message>
        <source>As it will stand in the list of models.</source>
        <translation>Tel qu’il figurera dans la liste des modèles.</translation>
    </message>
</context>
<context>
    <name>PlotArea</name>
    <message>
        <source>Plots</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Pu&amp;blished figures</source>
        <translation>Valeurs pu&amp;bliées</translation>
    </message>
    <message>
        <source>Figures that others published on these photos, as dashed lines</source>
        <translation>Valeurs que d’autres ont publiées sur ces photos, en tirets</translation>
    </message>
    <message>
        <source>Save the p&amp;lot…</source>
        <translation>Enregistrer le &amp;graphique…</translation>
    </message>
    <message>
        <source>As soon as something is measured, it is drawn here.</source>
        <translation>Dès que quelque chose est mesuré, il est tracé ici.</translation>
    </message>
    <message>
        <source>Every photo</source>
        <translation>Chaque photo</translation>
    </message>
    <message>
        <source>Gain against noise</source>
        <translation>Gain selon le bruit</translation>
    </message>
    <message>
        <source>Quality against time</source>
        <translation>Qualité selon la durée</translation>
    </message>
    <message>
        <source>How often which gain</source>
        <translation>Fréquence des gains</translation>
    </message>
</context>
<context>
    <name>PointingPresenter</name>
    <message>
        <source>{values} of {peak}</source>
        <translation>{values} sur {peak}</translation>
    </message>
    <message>
        <source>grey of {peak}</source>
        <translation>gris sur {peak}</translation>
    </message>
    <message>
        <source>RGB of {peak}</source>
        <translation>RVB sur {peak}</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Comparison of two pictures of the training</source>
        <translation>Comparaison de deux images de l’entraînement</translation>
    </message>
</context>
<context>
    <name>PreviewingPresenter</name>
    <message>
        <source>This training made no previews.</source>
        <translation>Cet entraînement n’a pas fait d’aperçus.</translation>
    </message>
    <message>
        <source>The first preview comes with the first validation. Your photos can be used meanwhile.</source>
        <translation>Le premier aperçu vient avec la première validation. Vos photos restent utilisables en attendant.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} sur {total} terminées</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>encore {duration}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>Paused at {position} of {total} · {percent}</source>
        <translation>En pause à {position} sur {total} · {percent}</translation>
    </message>
    <message>
        <source>Starting {name}</source>
        <translation>Préparation de {name}</translation>
    </message>
    <message>
        <source>Denoising {position} of {total}</source>
        <translation>Débruitage {position} sur {total}</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>Débruitage</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Pixel under the pointer</source>
        <translation>Pixel sous le pointeur</translation>
    </message>
    <message>
        <source>Zoom: at 100 % one pixel of the photo is one of the screen (Ctrl+0); F fits</source>
        <translation>Zoom&#xa0;: à 100 %, un pixel de la photo en est un de l’écran (Ctrl+0)&#xa0;; F ajuste</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>PSNR and SSIM of all photos (Ctrl+P)</source>
        <translation>PSNR et SSIM de toutes les photos (Ctrl+P)</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>Appareil&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Zoom: {percent}</source>
        <translation>Zoom&#xa0;: {percent}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on from there (Ctrl+Shift+.)</source>
        <translation>Reprendre où l’on en était (Ctrl+Maj+.)</translation>
    </message>
    <message>
        <source>Hold the work after the tile at hand (Ctrl+Shift+.)</source>
        <translation>Suspendre le travail après la tuile en cours (Ctrl+Maj+.)</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Photos ({0});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Ouvrir des photos</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Ouvrir un dossier de photos</translation>
    </message>
    <message>
        <source>Save the denoised photo</source>
        <translation>Enregistrer la photo débruitée</translation>
    </message>
    <message>
        <source>Save the picture of before and after</source>
        <translation>Enregistrer l’image avant et après</translation>
    </message>
    <message>
        <source>Save the votes</source>
        <translation>Enregistrer les avis</translation>
    </message>
    <message>
        <source>The clean photo of the same scene</source>
        <translation>La photo sans bruit de la même scène</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pth *.pt);;All files (*)</source>
        <translation>Modèles (*.safetensors *.pth *.pt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Denoiser model (*.safetensors)</source>
        <translation>Modèle Denoiser (*.safetensors)</translation>
    </message>
    <message>
        <source>ONNX, for other programs (*.onnx)</source>
        <translation>ONNX, pour d’autres programmes (*.onnx)</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Exporter le modèle</translation>
    </message>
</context>
<context>
    <name>RegionLayer</name>
    <message>
        <source>Region of the photo</source>
        <translation>Zone de la photo</translation>
    </message>
    <message>
        <source>Drag over the part that counts (Escape: none)</source>
        <translation>Faites glisser sur la partie qui compte (Échap&#xa0;: aucune)</translation>
    </message>
</context>
<context>
    <name>RegionMenu</name>
    <message>
        <source>Select a re&amp;gion</source>
        <translation>Choisir une &amp;zone</translation>
    </message>
    <message>
        <source>Clear the regi&amp;on</source>
        <translation>&amp;Effacer la zone</translation>
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
        <translation>Bruit</translation>
    </message>
    <message>
        <source>In dB</source>
        <translation>En dB</translation>
    </message>
    <message>
        <source>Estimated, in levels of 0 to 255</source>
        <translation>Estimé, en niveaux de 0 à 255</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
</context>
<context>
    <name>RemovingPresenter</name>
    <message>
        <source>&amp;Undo {step}</source>
        <translation>&amp;Annuler {step}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo {step}</source>
        <translation>&amp;Rétablir {step}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message numerus="yes">
        <source>closing %n photo(s)</source>
        <translation>
            <numerusform>la fermeture de %n photo</numerusform>
            <numerusform>la fermeture de %n photos</numerusform>
        </translation>
    </message>
    <message>
        <source>closing {0}</source>
        <translation>la fermeture de {0}</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation>&amp;Copier en CSV</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>&amp;New test</source>
        <translation>&amp;Nouveau test</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>In &amp;pairs</source>
        <translation>&amp;Deux à deux</translation>
    </message>
    <message>
        <source>&amp;Votes</source>
        <translation>&amp;Votes</translation>
    </message>
    <message>
        <source>Of two, those crops count on which one of them was picked; p is with regard to all pairs together (exact sign test, Holm). Every vote was for the best of all: it says little of two that were seldom picked, and a test of these two alone says more.</source>
        <translation>Pour deux images comptent les extraits où l’une des deux a été choisie ; p tient compte de toutes les paires (test des signes exact, Holm). Chaque vote désignait la meilleure de toutes : il en dit peu sur deux images rarement choisies, et un test de ces deux seules en dit davantage.</translation>
    </message>
    <message numerus="yes">
        <source>No difference was seen in any of %n crops.</source>
        <translation>
            <numerusform>Aucune différence n’a été vue dans %n extrait.</numerusform>
            <numerusform>Aucune différence n’a été vue dans aucun des %n extraits.</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture looked better more often than all others.</source>
        <translation>Aucune image n’a été préférée plus souvent que toutes les autres.</translation>
    </message>
    <message>
        <source>{name} looked better most often: {count} of {all} crops.</source>
        <translation>{name}&#xa0;: préférée le plus souvent, dans {count} extraits sur {all}.</translation>
    </message>
    <message>
        <source>{won} to {lost} (sign test, p {p}).</source>
        <translation>{won} contre {lost} (test des signes, p {p}).</translation>
    </message>
    <message>
        <source>That is beyond chance.</source>
        <translation>C’est plus que le hasard.</translation>
    </message>
    <message>
        <source>That may be chance.</source>
        <translation>Ce peut être le hasard.</translation>
    </message>
    <message>
        <source>That {first} was picked more often than any of the others may be chance.</source>
        <translation>Que {first} ait été choisie plus souvent que toutes les autres peut être le hasard.</translation>
    </message>
    <message>
        <source>{first} was picked more often than {behind}, beyond chance; compared with {even} it may be chance.</source>
        <translation>{first} a été choisie plus souvent que {behind}, au-delà du hasard ; face à {even}, cela peut être le hasard.</translation>
    </message>
    <message>
        <source>{first} was picked more often than each of the others, beyond chance.</source>
        <translation>{first} a été choisie plus souvent que chacune des autres, au-delà du hasard.</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} et {last}</translation>
    </message>
    <message>
        <source>The line in each bar is the interval in which the share lies with 95 % confidence (Wilson). Votes by place: {places}. The crops were chosen where the pictures differ most; of other places this says little.</source>
        <translation>Le trait dans chaque barre est l’intervalle où se trouve la part avec 95 % de confiance (Wilson). Avis par place&#xa0;: {places}. Les extraits ont été pris là où les images diffèrent le plus&#xa0;; des autres endroits, cela dit peu.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Aucune différence</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>The method that others are compared with</source>
        <translation>La méthode à laquelle les autres sont comparées</translation>
    </message>
    <message>
        <source>Part of a name</source>
        <translation>Partie d’un nom</translation>
    </message>
    <message>
        <source>Only photos whose names hold this</source>
        <translation>Seulement les photos dont le nom contient ceci</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Afficher</translation>
    </message>
    <message>
        <source>Compared &amp;with</source>
        <translation>&amp;Comparer à</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtre</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Progression de l’évaluation</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Pa&amp;use</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Stop; what is measured already is kept</source>
        <translation>Arrêter&#xa0;; ce qui est mesuré est gardé</translation>
    </message>
    <message>
        <source>&amp;Other photos or methods…</source>
        <translation>Au&amp;tres photos ou méthodes…</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Rapport</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Repr&amp;endre</translation>
    </message>
    <message>
        <source>As a &amp;page with plots and photos (HTML)…</source>
        <translation>En &amp;page avec graphiques et photos (HTML)…</translation>
    </message>
    <message>
        <source>As a &amp;table (CSV)…</source>
        <translation>En &amp;tableau (CSV)…</translation>
    </message>
    <message>
        <source>As &amp;data for programs (JSON)…</source>
        <translation>En &amp;données pour programmes (JSON)…</translation>
    </message>
    <message>
        <source>Save what was measured until now</source>
        <translation>Enregistrer ce qui a été mesuré jusqu’ici</translation>
    </message>
</context>
<context>
    <name>SaveAllDialog</name>
    <message>
        <source>Save all</source>
        <translation>Tout enregistrer</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Dans</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>Enregistrée sous {path}.</translation>
    </message>
    <message>
        <source>Not everything could be kept; the details tell what.</source>
        <translation>Tout n’a pas pu être conservé&#xa0;; les détails disent quoi.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were saved in {folder}.</source>
        <translation>
            <numerusform>%n photo a été enregistrée dans {folder}.</numerusform>
            <numerusform>%n photos ont été enregistrées dans {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingPresenter</name>
    <message>
        <source>Wait until the photo is denoised.</source>
        <translation>Attendez que la photo soit débruitée.</translation>
    </message>
    <message>
        <source>Wait until a photo is denoised.</source>
        <translation>Attendez qu’une photo soit débruitée.</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Il n’y a encore rien à enregistrer.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are done.</source>
        <translation>
            <numerusform>%n photo est terminée.</numerusform>
            <numerusform>%n photos sont terminées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that are there already stay; new names get a number.</source>
        <translation>Les fichiers existants sont conservés&#xa0;; les nouveaux noms reçoivent un numéro.</translation>
    </message>
    <message>
        <source>It was stopped before its result was made again.</source>
        <translation>Elle a été arrêtée avant que son résultat soit recalculé.</translation>
    </message>
    <message>
        <source>The photo was closed before.</source>
        <translation>La photo a été fermée avant.</translation>
    </message>
    <message>
        <source>The photo could not be saved: {reason}</source>
        <translation>La photo n’a pas pu être enregistrée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Saving {number} of {all}</source>
        <translation>Enregistrement {number} sur {all}</translation>
    </message>
    <message>
        <source>{number} of {all} photos could not be saved.</source>
        <translation>{number} photos sur {all} n’ont pas pu être enregistrées.</translation>
    </message>
    <message>
        <source>The others were. The details tell the reasons.</source>
        <translation>Les autres l’ont été. Les détails donnent les raisons.</translation>
    </message>
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>{name}: noisy {psnr} dB, SSIM {ssim}</source>
        <translation>{name}&#xa0;: bruitée {psnr} dB, SSIM {ssim}</translation>
    </message>
    <message>
        <source>denoised {psnr} dB, SSIM {ssim}</source>
        <translation>débruitée {psnr} dB, SSIM {ssim}</translation>
    </message>
    <message>
        <source>No photo has a ground truth yet. Drop a clean photo onto its thumbnail to see PSNR and SSIM here.</source>
        <translation>Aucune photo n’a encore de référence. Déposez une photo sans bruit sur sa vignette pour voir ici PSNR et SSIM.</translation>
    </message>
    <message>
        <source>PSNR and SSIM of each photo</source>
        <translation>PSNR et SSIM de chaque photo</translation>
    </message>
</context>
<context>
    <name>ScoreTable</name>
    <message>
        <source>No ground truth. Drop the clean photo onto its thumbnail.</source>
        <translation>Pas de référence. Déposez la photo sans bruit sur sa vignette.</translation>
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
        <translation>Bruitée</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Débruitée</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>{side}, PSNR in dB</source>
        <translation>{side}, PSNR en dB</translation>
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
        <translation>Quelle image est la plus belle, si personne ne dit laquelle est laquelle&#xa0;?</translation>
    </message>
    <message>
        <source>You see the same part of a photo several times, in random order and without names, and say which one looks better. Only at the end you are told what it was.</source>
        <translation>Vous voyez la même partie d’une photo plusieurs fois, dans un ordre aléatoire et sans noms, et dites laquelle est la plus belle. Vous n’apprenez qu’à la fin ce que c’était.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Crops</source>
        <translation>Extraits</translation>
    </message>
    <message>
        <source>Looking for places where they differ</source>
        <translation>Recherche d’endroits où elles diffèrent</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>&amp;Photos</translation>
    </message>
    <message>
        <source>&amp;Crops</source>
        <translation>&amp;Extraits</translation>
    </message>
    <message numerus="yes">
        <source>All that have these pictures: %n</source>
        <translation>
            <numerusform>Toutes celles qui ont ces images&#xa0;: %n</numerusform>
            <numerusform>Toutes celles qui ont ces images&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>There is only one picture of this photo yet.</source>
        <translation>Il n’y a encore qu’une image de cette photo.</translation>
    </message>
    <message>
        <source>Choose at least two pictures.</source>
        <translation>Choisissez au moins deux images.</translation>
    </message>
    <message numerus="yes">
        <source>Choose %n at most.</source>
        <translation>
            <numerusform>Choisissez-en %n au plus.</numerusform>
            <numerusform>Choisissez-en %n au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>More than two pictures share the votes, and every two are compared: take more crops.</source>
        <translation>Plus de deux images se partagent les votes, et elles sont comparées deux à deux : prenez plus d’extraits.</translation>
    </message>
    <message>
        <source>With {votes} votes one of two pictures needs {needed} to be better beyond chance (p &lt; 0.05).</source>
        <translation>Sur {votes} avis, il en faut {needed} à l’une de deux images pour être meilleure au-delà du hasard (p &lt; 0,05).</translation>
    </message>
    <message>
        <source>&amp;Ground truths</source>
        <translation>&amp;Références</translation>
    </message>
    <message>
        <source>The ground truth lies else&amp;where</source>
        <translation>Les références sont &amp;ailleurs</translation>
    </message>
    <message>
        <source>These are &amp;clean photos; make noise on them, of</source>
        <translation>Photos propres&#xa0;; y ajouter un &amp;bruit de</translation>
    </message>
    <message>
        <source>&amp;Tell it to methods that take a noise level</source>
        <translation>L’&amp;indiquer aux méthodes qui le demandent</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>É&amp;valuer</translation>
    </message>
    <message numerus="yes">
        <source>Also the %n open photo(s) with a ground truth</source>
        <translation>
            <numerusform>Aussi la %n photo ouverte qui a une référence</numerusform>
            <numerusform>Aussi les %n photos ouvertes qui ont une référence</numerusform>
        </translation>
    </message>
    <message>
        <source> levels</source>
        <translation> niveaux</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, in levels of 0 to 255</source>
        <translation>Écart-type du bruit, en niveaux de 0 à 255</translation>
    </message>
    <message>
        <source>White noise, always the same on the same photo, and not clipped</source>
        <translation>Bruit blanc, toujours le même sur la même photo, et non écrêté</translation>
    </message>
    <message>
        <source>Device for models</source>
        <translation>Appareil pour les modèles</translation>
    </message>
    <message>
        <source>&amp;Methods and models</source>
        <translation>&amp;Méthodes et modèles</translation>
    </message>
    <message>
        <source>&amp;Device for models</source>
        <translation>Appareil pour les mo&amp;dèles</translation>
    </message>
</context>
<context>
    <name>ShelvingPresenter</name>
    <message>
        <source>Bringing in {file}, and trying it on noisy photos</source>
        <translation>Importation de {file}, et essai sur des photos bruitées</translation>
    </message>
    <message>
        <source>Measuring how quick {name} is here</source>
        <translation>Mesure de la vitesse de {name} ici</translation>
    </message>
    <message>
        <source>Trying {name} on noisy photos</source>
        <translation>Essai de {name} sur des photos bruitées</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Vider la corbeille</translation>
    </message>
    <message>
        <source>Remove the deleted models for good?</source>
        <translation>Supprimer définitivement les modèles effacés ?</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Les supprimer</translation>
    </message>
    <message>
        <source>Emptying the bin</source>
        <translation>Vidage de la corbeille</translation>
    </message>
    <message>
        <source>{name} is in the library.</source>
        <translation>{name} est dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{name} is in the bin.</source>
        <translation>{name} est dans la corbeille.</translation>
    </message>
    <message>
        <source>Photos are denoised with {model} from now on.</source>
        <translation>Les photos sont désormais débruitées avec {model}.</translation>
    </message>
    <message>
        <source>{name} was tried.</source>
        <translation>{name} a été essayé.</translation>
    </message>
    <message>
        <source>It is in doubt: {reason}</source>
        <translation>Il est en doute : {reason}</translation>
    </message>
    <message>
        <source>It passed its trial: its results are finite, repeatable, cleaner, without seams.</source>
        <translation>Il a réussi son essai : ses résultats sont finis, reproductibles, plus propres, sans raccords.</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Explanation of this page</source>
        <translation>Explication de cette page</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>Drop folders here</source>
        <translation>Déposez des dossiers ici</translation>
    </message>
    <message>
        <source>Drop folders or photos here</source>
        <translation>Déposez des dossiers ou des photos ici</translation>
    </message>
    <message>
        <source>Del takes what is chosen out of the list</source>
        <translation>Suppr retire de la liste ce qui est choisi</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>Photos…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>A folder of photos</source>
        <translation>Un dossier de photos</translation>
    </message>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>Photos ({0});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
</context>
<context>
    <name>SpeakingPresenter</name>
    <message>
        <source>The window speaks the chosen language from the next start on.</source>
        <translation>La fenêtre parlera la langue choisie à partir du prochain démarrage.</translation>
    </message>
    <message>
        <source>Close it and open it again when it suits you.</source>
        <translation>Fermez-la et rouvrez-la quand cela vous convient.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Left out: it looks like the result of an earlier run</source>
        <translation>Laissé de côté : ressemble au résultat d’un lot précédent</translation>
    </message>
    <message>
        <source>It has no recipe, so it is never replaced. Add the file itself to denoise it.</source>
        <translation>Il n’a pas de recette et n’est donc jamais remplacé. Ajoutez le fichier lui-même pour le débruiter.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Done in {seconds} s</source>
        <translation>Faite en {seconds} s</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>Échec&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Skipped: {reason}</source>
        <translation>Ignorée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Opening photos…</source>
        <translation>Ouverture des photos…</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Lecture de {name}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Done in {seconds} s, with {model}</source>
        <translation>Faite en {seconds} s, avec {model}</translation>
    </message>
    <message>
        <source>Done in {seconds} s, best quality</source>
        <translation>Faite en {seconds} s, meilleure qualité</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
</context>
<context>
    <name>StrengthHint</name>
    <message>
        <source>The strength holds for all photos that are open</source>
        <translation>L’intensité vaut pour toutes les photos ouvertes</translation>
    </message>
</context>
<context>
    <name>StrengthPanel</name>
    <message>
        <source>Luminance</source>
        <translation>Luminance</translation>
    </message>
    <message>
        <source>Grain: how much is removed. Double-click for 100 %</source>
        <translation>Grain&#xa0;: part retirée. Double-clic pour 100&#xa0;%</translation>
    </message>
    <message>
        <source>Chrominance</source>
        <translation>Chrominance</translation>
    </message>
    <message>
        <source>Colour speckle: how much is removed. Double-click for 100 %</source>
        <translation>Bruit de couleur&#xa0;: part retirée. Double-clic pour 100&#xa0;%</translation>
    </message>
</context>
<context>
    <name>StudyPlot</name>
    <message>
        <source>Plot: left and right go from photo to photo, Enter shows it</source>
        <translation>Graphique&#xa0;: gauche et droite passent d’une photo à l’autre, Entrée l’affiche</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Name of the model</source>
        <translation>Nom du modèle</translation>
    </message>
    <message>
        <source>Licence or origin of the photos</source>
        <translation>Licence ou origine des photos</translation>
    </message>
    <message>
        <source>My own photos</source>
        <translation>Mes propres photos</translation>
    </message>
    <message>
        <source>For instance: my own photos</source>
        <translation>Par exemple : mes propres photos</translation>
    </message>
    <message>
        <source>It goes into the model&apos;s card, for those you pass the model on to.</source>
        <translation>Elle figure sur la fiche du modèle, pour ceux à qui vous le transmettez.</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Ce qui sera fait</translation>
    </message>
    <message numerus="yes">
        <source>Show its progress on %n &amp;open photo(s)</source>
        <translation>
            <numerusform>Montrer ses progrès sur %n photo &amp;ouverte</numerusform>
            <numerusform>Montrer ses progrès sur %n photos &amp;ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>N&amp;ame of the model</source>
        <translation>No&amp;m du modèle</translation>
    </message>
    <message>
        <source>&amp;Licence or origin of the photos</source>
        <translation>&amp;Licence ou origine des photos</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Names of the results</source>
        <translation>Noms des résultats</translation>
    </message>
    <message>
        <source>{name}: the photo&apos;s name, {folder}: its folder&apos;s, {date}: today, {model}: the model.
A / makes subfolders.</source>
        <translation>{name}&#xa0;: le nom de la photo, {folder}&#xa0;: celui de son dossier, {date}&#xa0;: aujourd’hui, {model}&#xa0;: le modèle.
Un / crée des sous-dossiers.</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Stopping after this step</source>
        <translation>Arrêt après cette étape</translation>
    </message>
    <message>
        <source>Starting: looking at the photos</source>
        <translation>Démarrage : examen des photos</translation>
    </message>
    <message>
        <source>Starting: preparing the first step</source>
        <translation>Démarrage&#xa0;: préparation de la première étape</translation>
    </message>
    <message>
        <source>Paused at {percent}</source>
        <translation>Suspendu à {percent}</translation>
    </message>
    <message>
        <source>Stopped at {percent}</source>
        <translation>Arrêté à {percent}</translation>
    </message>
    <message>
        <source>Interrupted at {percent}: its process ended. {reason}</source>
        <translation>Interrompu à {percent} : son processus a pris fin. {reason}</translation>
    </message>
    <message>
        <source>Its folder cannot be read any more</source>
        <translation>Son dossier n’est plus lisible</translation>
    </message>
    <message>
        <source>Finished after {duration}, as it got no better</source>
        <translation>Terminé après {duration}, faute de progrès</translation>
    </message>
    <message>
        <source>Finished after {duration}</source>
        <translation>Terminé après {duration}</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>arrêt</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>Training {name}: {state}</source>
        <translation>Entraînement {name} : {state}</translation>
    </message>
    <message>
        <source>{step} of {planned}</source>
        <translation>{step} sur {planned}</translation>
    </message>
    <message>
        <source>{number} a second</source>
        <translation>{number} par seconde</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>Entraîné pendant</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>Apprend de</translation>
    </message>
    <message>
        <source>Validates on</source>
        <translation>Vérifie sur</translation>
    </message>
    <message>
        <source>The model is made. Without ground truth nothing could be measured: look at the previews before using it.</source>
        <translation>Le modèle est fait. Sans référence, rien n’a pu être mesuré&#xa0;: regardez les aperçus avant de l’utiliser.</translation>
    </message>
    <message>
        <source>Validation photos: {before} dB noisy, {after} dB denoised ({gain} dB).</source>
        <translation>Photos de validation : {before} dB bruitées, {after} dB débruitées ({gain} dB).</translation>
    </message>
    <message>
        <source>SSIM: {before} noisy, {after} denoised.</source>
        <translation>SSIM : {before} bruitées, {after} débruitées.</translation>
    </message>
    <message>
        <source>{better} of {all} photos got better, {worse} did not.</source>
        <translation>{better} photos sur {all} sont meilleures, {worse} ne le sont pas.</translation>
    </message>
    <message>
        <source>The model is in the library as {name}.</source>
        <translation>Le modèle est dans la bibliothèque sous le nom {name}.</translation>
    </message>
    <message>
        <source>Use it on my open photos</source>
        <translation>L’utiliser sur mes photos ouvertes</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Change length…</source>
        <translation>Changer la durée…</translation>
    </message>
    <message>
        <source>Save a copy now</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Stop and keep best</source>
        <translation>Arrêter, garder le meilleur</translation>
    </message>
    <message>
        <source>Stop and discard…</source>
        <translation>Arrêter et rejeter…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Afficher le dossier</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Choose this model and denoise the photos that are open with it</source>
        <translation>Choisir ce modèle et débruiter avec lui les photos ouvertes</translation>
    </message>
    <message>
        <source>Hold the training after this step</source>
        <translation>Suspendre l’entraînement après cette étape</translation>
    </message>
    <message>
        <source>Let the training go on</source>
        <translation>Laisser l’entraînement continuer</translation>
    </message>
    <message>
        <source>Go on from where the run was saved last</source>
        <translation>Reprendre là où il a été enregistré en dernier</translation>
    </message>
    <message>
        <source>Train longer or shorter than planned</source>
        <translation>Entraîner plus ou moins longtemps que prévu</translation>
    </message>
    <message>
        <source>Put the model as it is now into the library</source>
        <translation>Mettre le modèle tel qu’il est dans la bibliothèque</translation>
    </message>
    <message>
        <source>End now; the best model so far is kept</source>
        <translation>Finir maintenant ; le meilleur modèle jusqu’ici est gardé</translation>
    </message>
    <message>
        <source>End now and delete what was learned</source>
        <translation>Finir maintenant et supprimer ce qui a été appris</translation>
    </message>
    <message>
        <source>Open the folder of this run</source>
        <translation>Ouvrir le dossier de cet entraînement</translation>
    </message>
    <message>
        <source>Move this run out of the way; nothing in it is lost</source>
        <translation>Écarter cet entraînement ; rien n’y est perdu</translation>
    </message>
    <message>
        <source>Show it no more; its run folder stays</source>
        <translation>Ne plus l’afficher ; son dossier reste</translation>
    </message>
</context>
<context>
    <name>TrainingCurves</name>
    <message>
        <source>Smoothing of the loss, in percent</source>
        <translation>Lissage de la perte, en pour cent</translation>
    </message>
    <message>
        <source>How much the curve of the loss is smoothed</source>
        <translation>Combien la courbe de la perte est lissée</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>The curves begin with the first steps.</source>
        <translation>Les courbes commencent avec les premières étapes.</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Étape {step}</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>perte {loss}</translation>
    </message>
    <message>
        <source>noisy {psnr} dB</source>
        <translation>bruitée {psnr} dB</translation>
    </message>
</context>
<context>
    <name>TrainingHeader</name>
    <message>
        <source>Progress of the training</source>
        <translation>Progression de l’entraînement</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Retour aux photos</translation>
    </message>
    <message>
        <source>The training goes on (Ctrl+Shift+T)</source>
        <translation>L’entraînement continue (Ctrl+Maj+T)</translation>
    </message>
</context>
<context>
    <name>TrainingLengthDialog</name>
    <message>
        <source>Change the length of the training</source>
        <translation>Changer la durée de l’entraînement</translation>
    </message>
    <message>
        <source>Length of the whole training</source>
        <translation>Durée de tout l’entraînement</translation>
    </message>
    <message>
        <source>How long should the whole training be, with what is done already? The learning rate falls towards the new end.</source>
        <translation>Combien de temps doit durer l’entraînement entier, avec ce qui est déjà fait ? Le taux d’apprentissage diminue vers la nouvelle fin.</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> étapes</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Curves and summary</source>
        <translation>Courbes et résumé</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
</context>
<context>
    <name>TrainingPlots</name>
    <message>
        <source>Curves of the training: left and right go from point to point</source>
        <translation>Courbes de l’entraînement : gauche et droite vont de point en point</translation>
    </message>
    <message>
        <source>PSNR of the validation photos (dB)</source>
        <translation>PSNR des photos de validation (dB)</translation>
    </message>
    <message>
        <source>SSIM of the validation photos</source>
        <translation>SSIM des photos de validation</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Bruitée</translation>
    </message>
</context>
<context>
    <name>TrainingPresenter</name>
    <message>
        <source>The training “{name}” is at work ({percent}).</source>
        <translation>L’entraînement « {name} » est en cours ({percent}).</translation>
    </message>
    <message>
        <source>The training “{name}” is at work, and there can be only one at a time.</source>
        <translation>L’entraînement « {name} » est en cours, et il ne peut y en avoir qu’un à la fois.</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>L’attendre</translation>
    </message>
    <message>
        <source>Stop it and begin</source>
        <translation>L’arrêter et commencer</translation>
    </message>
    <message>
        <source>The new one can begin when it has ended.</source>
        <translation>Le nouveau pourra commencer quand il aura fini.</translation>
    </message>
    <message>
        <source>So far: {steps} steps in {duration}.</source>
        <translation>Jusqu’ici : {steps} étapes en {duration}.</translation>
    </message>
    <message>
        <source>Another training is at work. Resume this one when that has ended.</source>
        <translation>Un autre entraînement est en cours. Reprenez celui-ci quand il aura fini.</translation>
    </message>
    <message>
        <source>The training in “{folder}” cannot be read any more.</source>
        <translation>L’entraînement dans «&#xa0;{folder}&#xa0;» n’est plus lisible.</translation>
    </message>
    <message>
        <source>The training “{name}” is still at work.</source>
        <translation>L’entraînement « {name} » est encore en cours.</translation>
    </message>
    <message>
        <source>Put aside, it is not looked at again; nothing in it is lost.</source>
        <translation>Mis de côté, il n’est plus examiné ; rien n’y est perdu.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>The training was put aside; it lies in {folder}.</source>
        <translation>L’entraînement a été mis de côté ; il se trouve dans {folder}.</translation>
    </message>
    <message>
        <source>The model as it is now is in the library as “{name}”.</source>
        <translation>Le modèle tel qu’il est se trouve dans la bibliothèque sous le nom « {name} ».</translation>
    </message>
    <message>
        <source>The training “{name}” cannot save what it learns.</source>
        <translation>L’entraînement «&#xa0;{name}&#xa0;» ne peut pas enregistrer ce qu’il apprend.</translation>
    </message>
    <message>
        <source>The training “{name}” was discarded.</source>
        <translation>L’entraînement « {name} » a été rejeté.</translation>
    </message>
    <message>
        <source>The training “{name}” failed.</source>
        <translation>L’entraînement « {name} » a échoué.</translation>
    </message>
    <message>
        <source>The training “{name}” is finished.</source>
        <translation>L’entraînement « {name} » est terminé.</translation>
    </message>
    <message>
        <source>The training “{name}” has stopped.</source>
        <translation>L’entraînement « {name} » s’est arrêté.</translation>
    </message>
    <message>
        <source>Use it on my open photos</source>
        <translation>L’utiliser sur mes photos ouvertes</translation>
    </message>
    <message>
        <source>The training “{name}” was interrupted: its process ended.</source>
        <translation>L’entraînement « {name} » a été interrompu : son processus a pris fin.</translation>
    </message>
    <message>
        <source>What was learned until the last save is kept, and it can go on from there.</source>
        <translation>Ce qui a été appris jusqu’au dernier enregistrement est gardé, et il peut reprendre de là.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>A photo is being denoised on this device. That goes first.</source>
        <translation>Une photo est débruitée sur cet appareil. Elle passe d’abord.</translation>
    </message>
</context>
<context>
    <name>TrainingPreviews</name>
    <message>
        <source>Noisy</source>
        <translation>Bruitée</translation>
    </message>
    <message>
        <source>At this step</source>
        <translation>À cette étape</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>La meilleure jusqu’ici</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Photo of the preview</source>
        <translation>Photo de l’aperçu</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Côté gauche</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Côté droit</translation>
    </message>
    <message>
        <source>Earlier previews</source>
        <translation>Aperçus antérieurs</translation>
    </message>
    <message>
        <source>Through the previews of this training; the right end is always the newest</source>
        <translation>À travers les aperçus de cet entraînement ; l’extrémité droite est toujours le plus récent</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Étape {step}</translation>
    </message>
</context>
<context>
    <name>TrainingQuestions</name>
    <message>
        <source>Stop and discard</source>
        <translation>Arrêter et rejeter</translation>
    </message>
    <message>
        <source>Delete what the training “{name}” has learned?</source>
        <translation>Supprimer ce que l’entraînement « {name} » a appris ?</translation>
    </message>
    <message>
        <source>This cannot be undone. Your photos stay as they are.</source>
        <translation>Cela ne peut pas être annulé. Vos photos restent telles qu’elles sont.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Continuer l’entraînement</translation>
    </message>
</context>
<context>
    <name>TrainingSummary</name>
    <message>
        <source>A click shows the photo. The one that gained least stands first.</source>
        <translation>Un clic affiche la photo. Celle qui a le moins gagné vient en premier.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Noisy (dB)</source>
        <translation>Bruitée (dB)</translation>
    </message>
    <message>
        <source>Denoised (dB)</source>
        <translation>Débruitée (dB)</translation>
    </message>
    <message>
        <source>Gain (dB)</source>
        <translation>Gain (dB)</translation>
    </message>
    <message>
        <source>Validation photos before and after</source>
        <translation>Photos de validation avant et après</translation>
    </message>
</context>
<context>
    <name>TrainingWizard</name>
    <message>
        <source>Train a model</source>
        <translation>Entraîner un modèle</translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation>Qu’avez-vous ?</translation>
    </message>
    <message>
        <source>What noise?</source>
        <translation>Quel bruit ?</translation>
    </message>
    <message>
        <source>What model?</source>
        <translation>Quel modèle ?</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>Combien de temps ?</translation>
    </message>
    <message>
        <source>Name and summary</source>
        <translation>Nom et résumé</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>&amp;Commencer l’entraînement</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>Explain this page (F1)</source>
        <translation>Expliquer cette page (F1)</translation>
    </message>
    <message>
        <source>Close; all answers are kept (Esc)</source>
        <translation>Fermer ; toutes les réponses sont gardées (Échap)</translation>
    </message>
    <message>
        <source>A model learns from examples. The best examples are pairs: the same picture once noisy and once clean. Good clean photos do as well, for noise can be made on them.

Every photo is looked at first. What cannot be used is left out, and the list tells why. Some scenes are kept aside, to check on photos it never saw what the model has learned.

Ten photos are few, a hundred are good. Your photos are never changed, and they stay on this computer.</source>
        <translation>Un modèle apprend d’exemples. Les meilleurs exemples sont des paires : la même image une fois bruitée et une fois propre. De bonnes photos propres conviennent aussi, car on peut y ajouter du bruit.

Chaque photo est d’abord examinée. Ce qui ne peut pas servir est laissé de côté, et la liste dit pourquoi. Quelques scènes sont gardées, pour vérifier sur des photos jamais vues ce que le modèle a appris.

Dix photos, c’est peu ; cent, c’est bien. Vos photos ne sont jamais modifiées, et elles restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The model learns to take away the noise that is made here. The more it is like the noise of your photos, the better.

To match your camera, give ten or more of its noisy photos, as the camera made them, neither resized nor denoised, with some sky, wall or table in them. Noise by brightness, colour and grain are measured there.</source>
        <translation>Le modèle apprend à enlever le bruit qui est fait ici. Plus il ressemble à celui de vos photos, mieux c’est.

Pour imiter votre appareil, donnez au moins dix de ses photos bruitées, telles que l’appareil les a faites, ni redimensionnées ni débruitées, avec un peu de ciel, de mur ou de table. Le bruit selon la luminosité, la couleur et le grain y est mesuré.</translation>
    </message>
    <message>
        <source>A model that has learned before needs less of everything; take the one that suits your photos best.

A new network is empty. A larger one can become better, but every photo takes longer, for ever. The times are measured on this computer.</source>
        <translation>Un modèle qui a déjà appris a besoin de moins de tout ; prenez celui qui convient le mieux à vos photos.

Un nouveau réseau est vide. Plus grand, il peut devenir meilleur, mais chaque photo prend plus de temps, pour toujours. Les durées sont mesurées sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Longer is better, but less and less so. You can go on working meanwhile; a training can be paused, made longer or shorter, and stopped with the best that was reached.

The forecast comes from a few real steps with your photos on this computer.</source>
        <translation>Plus c’est long, mieux c’est, mais de moins en moins. Vous pouvez continuer à travailler ; un entraînement peut être suspendu, allongé ou raccourci, et arrêté avec le meilleur résultat atteint.

La prévision vient de quelques vraies étapes avec vos photos sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The finished model stands in the list of models under this name.

The origin of the photos goes into the model&apos;s card: who gets the model from you should know what it was made from, and whether they may use it.</source>
        <translation>Le modèle terminé figure sous ce nom dans la liste des modèles.

L’origine des photos figure sur la fiche du modèle : qui le reçoit de vous doit savoir de quoi il a été fait, et s’il a le droit de s’en servir.</translation>
    </message>
</context>
<context>
    <name>VoteRows</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>La plus belle</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Aucune différence</translation>
    </message>
</context>
<context>
    <name>VotesTable</name>
    <message>
        <source>Votes</source>
        <translation>Avis</translation>
    </message>
</context>
<context>
    <name>VotingPage</name>
    <message>
        <source>Which looks better?</source>
        <translation>Laquelle est la plus belle&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Answer the last one again (Backspace)</source>
        <translation>Répondre à nouveau à la dernière (Retour arrière)</translation>
    </message>
    <message>
        <source>&amp;No difference (0)</source>
        <translation>&amp;Aucune différence (0)</translation>
    </message>
    <message>
        <source>&amp;Finish now</source>
        <translation>&amp;Terminer</translation>
    </message>
    <message>
        <source>See the result of the votes so far</source>
        <translation>Voir le résultat des avis donnés jusqu’ici</translation>
    </message>
    <message>
        <source>Click a picture or press its number, 1 to {last}; 0 where you see no difference.</source>
        <translation>Cliquez sur une image ou tapez son numéro, 1 à {last}&#xa0;; 0 si vous ne voyez pas de différence.</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} sur {all}</translation>
    </message>
    <message>
        <source>{zoom} : 1, + and − change it</source>
        <translation>{zoom}&#xa0;: 1, + et − le changent</translation>
    </message>
</context>
<context>
    <name>WatchingPresenter</name>
    <message>
        <source>The noise of this photo was made for the training and lies in no file.</source>
        <translation>Le bruit de cette photo a été fait pour l’entraînement et ne se trouve dans aucun fichier.</translation>
    </message>
</context>
<context>
    <name>_NameDelegate</name>
    <message>
        <source>New name of the model</source>
        <translation>Nouveau nom du modèle</translation>
    </message>
</context>
</TS>
