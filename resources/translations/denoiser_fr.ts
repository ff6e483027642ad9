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
    <name>CompareView</name>
    <message>
        <source>Comparison of the noisy and the denoised photo</source>
        <translation>Comparaison de la photo bruitée et de la photo débruitée</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Bruitée</translation>
    </message>
    <message>
        <source>Not denoised yet</source>
        <translation>Pas encore débruitée</translation>
    </message>
    <message>
        <source>Denoised {percent} %</source>
        <translation>Débruitée à {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Débruitée</translation>
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
    <name>DividerHandle</name>
    <message>
        <source>Divider between noisy and denoised, in percent</source>
        <translation>Séparateur entre bruitée et débruitée, en pour cent</translation>
    </message>
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
        <source>{name} (found beside the photo)</source>
        <translation>{name} (trouvée à côté de la photo)</translation>
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
    <name>InspectingPresenter</name>
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
        <source>Fold the panels away or back</source>
        <translation>Masquer ou afficher les panneaux</translation>
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
        <source>Photos from phones and cameras, any noise</source>
        <translation>Photos de téléphones et d’appareils, tout bruit</translation>
    </message>
    <message>
        <source>Quick work: many photos, or a slow computer</source>
        <translation>Pour aller vite&#xa0;: beaucoup de photos, ou un ordinateur lent</translation>
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
    <name>PointingPresenter</name>
    <message>
        <source>Noisy {values}</source>
        <translation>Bruitée {values}</translation>
    </message>
    <message>
        <source>Denoised {values}</source>
        <translation>Débruitée {values}</translation>
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
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>Appareil&#xa0;: {name}</translation>
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
        <source>Reading {name}</source>
        <translation>Lecture de {name}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Done in {seconds} s, with {model}</source>
        <translation>Faite en {seconds} s, avec {model}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
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
</TS>
