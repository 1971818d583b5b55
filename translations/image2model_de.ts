<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Add images…</source>
        <translation>Bilder &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Paste image</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Create models</source>
        <translation>Modelle er&amp;stellen</translation>
    </message>
    <message>
        <source>Pa&amp;use queue</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Retry all &amp;failed</source>
        <translation>Alle &amp;fehlgeschlagenen wiederholen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stop &amp;everything</source>
        <translation>A&amp;lles anhalten</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Clear &amp;finished</source>
        <translation>Fertige &amp;ausblenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move to &amp;top</source>
        <translation>Ganz nach o&amp;ben</translation>
    </message>
    <message>
        <source>Move to &amp;bottom</source>
        <translation>Ganz nach un&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Group as views of one object</source>
        <translation>Als Ansichten eines Objekts &amp;gruppieren</translation>
    </message>
    <message>
        <source>Split &amp;views</source>
        <translation>Ansichten &amp;trennen</translation>
    </message>
    <message>
        <source>Settings for &amp;this image…</source>
        <translation>Einstellungen für &amp;dieses Bild…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>&amp;Details…</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select n&amp;one</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export a&amp;ll</source>
        <translation>Alle e&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im Ordner &amp;zeigen</translation>
    </message>
    <message>
        <source>Open in &amp;Blender</source>
        <translation>In &amp;Blender öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy file</source>
        <translation>Datei &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Create again with other settin&amp;gs…</source>
        <translation>Mit anderen Einstellungen &amp;neu erstellen…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Show &amp;menu bar</source>
        <translation>&amp;Menüleiste anzeigen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>A&amp;PI server…</source>
        <translation>A&amp;PI-Server…</translation>
    </message>
    <message>
        <source>&amp;Connect fal.ai…</source>
        <translation>fal.ai &amp;verbinden…</translation>
    </message>
    <message>
        <source>&amp;Try a sample (free)</source>
        <translation>Beispiel &amp;probieren (kostenlos)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>&amp;About Image2Model</source>
        <translation>&amp;Über Image2Model</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Export &amp;as…</source>
        <translation>Exportieren &amp;als…</translation>
    </message>
    <message>
        <source>Export all as &amp;ZIP…</source>
        <translation>Alle als &amp;ZIP exportieren…</translation>
    </message>
    <message>
        <source>Change export f&amp;older…</source>
        <translation>Export&amp;ordner ändern…</translation>
    </message>
    <message>
        <source>Open &amp;with</source>
        <translation>Öffnen &amp;mit</translation>
    </message>
    <message>
        <source>Make a &amp;variation</source>
        <translation>&amp;Variante erstellen</translation>
    </message>
    <message>
        <source>Ca&amp;rds</source>
        <translation>Ka&amp;rten</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>Wor&amp;kers…</source>
        <translation>&amp;Worker…</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do&amp;wnload again</source>
        <translation>Erneut &amp;herunterladen</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>A rough shape made on this computer, free and offline. Its back is a guess.</source>
        <translation>Eine grobe Form von diesem Computer, kostenlos und ohne Netz. Die Rückseite ist geraten.</translation>
    </message>
    <message>
        <source>Free: it is made on this computer.</source>
        <translation>Kostenlos: wird auf diesem Computer gemacht.</translation>
    </message>
    <message>
        <source>Face limit</source>
        <translation>Flächengrenze</translation>
    </message>
    <message>
        <source>Most faces the model may have; it comes close to it.</source>
        <translation>So viele Flächen darf das Modell höchstens haben; es kommt nahe heran.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>How far the shape swells: 1 is about as deep as it is wide.</source>
        <translation>Wie weit sich die Form wölbt: 1 ist etwa so tief wie breit.</translation>
    </message>
    <message>
        <source>Texture size</source>
        <translation>Texturgröße</translation>
    </message>
    <message>
        <source>Largest side of the texture, in pixels. Small pictures get a smaller one.</source>
        <translation>Längste Seite der Textur in Pixeln. Kleine Bilder bekommen eine kleinere.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Another number cuts the subject out a little differently.</source>
        <translation>Eine andere Zahl schneidet das Motiv etwas anders aus.</translation>
    </message>
    <message>
        <source>Hunyuan3D 2, three views</source>
        <translation>Hunyuan3D 2, drei Ansichten</translation>
    </message>
    <message>
        <source>Three pictures of one object: front, left and back.</source>
        <translation>Drei Bilder eines Objekts: vorn, links und hinten.</translation>
    </message>
    <message>
        <source>A textured model costs three times as much as a plain one; see fal.ai for the price of a plain one.</source>
        <translation>Ein Modell mit Textur kostet dreimal so viel wie eines ohne; den Preis ohne Textur nennt fal.ai.</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>Give the model a texture, at three times the price.</source>
        <translation>Dem Modell eine Textur geben, zum dreifachen Preis.</translation>
    </message>
    <message>
        <source>Shape resolution</source>
        <translation>Formauflösung</translation>
    </message>
    <message>
        <source>Higher gives finer shapes and takes longer.</source>
        <translation>Höher macht feinere Formen und dauert länger.</translation>
    </message>
    <message>
        <source>The same number gives the same shape again. Left empty, it is chosen at random.</source>
        <translation>Dieselbe Zahl gibt wieder dieselbe Form. Leer: zufällig.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>More steps take longer and may give a better result.</source>
        <translation>Mehr Schritte dauern länger und können ein besseres Ergebnis bringen.</translation>
    </message>
    <message>
        <source>Keep to the image</source>
        <translation>Bildtreue</translation>
    </message>
    <message>
        <source>How strictly the model follows the image.</source>
        <translation>Wie streng das Modell dem Bild folgt.</translation>
    </message>
    <message>
        <source>Hunyuan3D 2</source>
        <translation>Hunyuan3D 2</translation>
    </message>
    <message>
        <source>An open model with solid shapes; textures on request.</source>
        <translation>Ein offenes Modell mit soliden Formen; Texturen auf Wunsch.</translation>
    </message>
    <message>
        <source>Hunyuan3D 3.1 Pro</source>
        <translation>Hunyuan3D 3.1 Pro</translation>
    </message>
    <message>
        <source>High detail from one to eight pictures of one object.</source>
        <translation>Viele Einzelheiten aus ein bis acht Bildern eines Objekts.</translation>
    </message>
    <message>
        <source>$0.375 a model; PBR, more than one picture and an own face count add $0.15 each.</source>
        <translation>0,375 $ je Modell; PBR, mehr als ein Bild und eine eigene Flächenzahl kosten je 0,15 $ mehr.</translation>
    </message>
    <message>
        <source>Kind of model</source>
        <translation>Art des Modells</translation>
    </message>
    <message>
        <source>Normal with texture, or the bare shape.</source>
        <translation>Normal mit Textur oder die bloße Form.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>PBR material</source>
        <translation>PBR-Material</translation>
    </message>
    <message>
        <source>Add metalness, roughness and normals. Without effect on a bare shape.</source>
        <translation>Metall, Rauheit und Normalen dazugeben. Ohne Wirkung bei der bloßen Form.</translation>
    </message>
    <message>
        <source>Face count</source>
        <translation>Flächenzahl</translation>
    </message>
    <message>
        <source>About how many faces the model should have.</source>
        <translation>Etwa wie viele Flächen das Modell haben soll.</translation>
    </message>
    <message>
        <source>Hunyuan3D 3.1 Rapid</source>
        <translation>Hunyuan3D 3.1 Rapid</translation>
    </message>
    <message>
        <source>The quick and cheaper sibling of Hunyuan3D 3.1 Pro.</source>
        <translation>Der schnelle und günstigere Bruder von Hunyuan3D 3.1 Pro.</translation>
    </message>
    <message>
        <source>$0.225 a model; PBR adds $0.15.</source>
        <translation>0,225 $ je Modell; PBR kostet 0,15 $ mehr.</translation>
    </message>
    <message>
        <source>Bare shape</source>
        <translation>Bloße Form</translation>
    </message>
    <message>
        <source>Only the shape, without textures.</source>
        <translation>Nur die Form, ohne Texturen.</translation>
    </message>
    <message>
        <source>Hunyuan3D 3</source>
        <translation>Hunyuan3D 3</translation>
    </message>
    <message>
        <source>Detailed models from one picture, better with the back and the sides.</source>
        <translation>Feine Modelle aus einem Bild, besser noch mit Rückseite und Seiten.</translation>
    </message>
    <message>
        <source>About $0.375 a model, $0.45 with few polygons.</source>
        <translation>Etwa 0,375 $ je Modell, 0,45 $ mit wenigen Polygonen.</translation>
    </message>
    <message>
        <source>Normal with texture, with few polygons, or the bare shape.</source>
        <translation>Normal mit Textur, mit wenigen Polygonen oder die bloße Form.</translation>
    </message>
    <message>
        <source>LowPoly</source>
        <translation>Wenige Polygone</translation>
    </message>
    <message>
        <source>Add metalness and roughness. Without effect on a bare shape.</source>
        <translation>Metall und Rauheit dazugeben. Ohne Wirkung bei der bloßen Form.</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Three-sided or four-sided faces. Only for few polygons.</source>
        <translation>Dreiecke oder Vierecke. Nur bei wenigen Polygonen.</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>Quadrilateral</source>
        <translation>Vierecke</translation>
    </message>
    <message>
        <source>Meshy 6</source>
        <translation>Meshy 6</translation>
    </message>
    <message>
        <source>Characters and props, with a skeleton and movement if you like.</source>
        <translation>Figuren und Requisiten, auf Wunsch mit Skelett und Bewegung.</translation>
    </message>
    <message>
        <source>$0.80 a model.</source>
        <translation>0,80 $ je Modell.</translation>
    </message>
    <message>
        <source>About how many polygons the model should have.</source>
        <translation>Etwa wie viele Polygone das Modell haben soll.</translation>
    </message>
    <message>
        <source>Give the model a texture.</source>
        <translation>Dem Modell eine Textur geben.</translation>
    </message>
    <message>
        <source>Add metalness, roughness and normals to the color.</source>
        <translation>Zur Farbe noch Metall, Rauheit und Normalen.</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Flächen</translation>
    </message>
    <message>
        <source>Quads suit smooth surfaces, triangles fine detail.</source>
        <translation>Vierecke passen zu glatten Oberflächen, Dreiecke zu feinen Einzelheiten.</translation>
    </message>
    <message>
        <source>Quad</source>
        <translation>Vierecke</translation>
    </message>
    <message>
        <source>Rebuild the mesh</source>
        <translation>Netz neu aufbauen</translation>
    </message>
    <message>
        <source>Without it the polygon count and the kind of faces are left to the model.</source>
        <translation>Ohne ihn bleiben Polygonzahl und Flächenart dem Modell überlassen.</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>Make both sides alike always, never, or where it fits.</source>
        <translation>Beide Seiten gleich machen: immer, nie oder wo es passt.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>Put a character into a pose that is easy to rig; empty for none.</source>
        <translation>Eine Figur in eine Pose bringen, die sich leicht mit einem Skelett versehen lässt; leer: keine.</translation>
    </message>
    <message>
        <source>A-pose</source>
        <translation>A-Pose</translation>
    </message>
    <message>
        <source>T-pose</source>
        <translation>T-Pose</translation>
    </message>
    <message>
        <source>Texture in words</source>
        <translation>Textur in Worten</translation>
    </message>
    <message>
        <source>Describes the texture.</source>
        <translation>Beschreibt die Textur.</translation>
    </message>
    <message>
        <source>Texture picture</source>
        <translation>Texturbild</translation>
    </message>
    <message>
        <source>Web address of a picture to take the texture from.</source>
        <translation>Webadresse eines Bildes, von dem die Textur kommt.</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation>Skelett</translation>
    </message>
    <message>
        <source>Give a two-legged character a skeleton.</source>
        <translation>Einer zweibeinigen Figur ein Skelett geben.</translation>
    </message>
    <message>
        <source>Height of the character</source>
        <translation>Größe der Figur</translation>
    </message>
    <message>
        <source>In meters. Only with a skeleton.</source>
        <translation>In Metern. Nur mit Skelett.</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Let the character move. Needs a skeleton.</source>
        <translation>Die Figur bewegen. Braucht ein Skelett.</translation>
    </message>
    <message>
        <source>Which movement</source>
        <translation>Welche Bewegung</translation>
    </message>
    <message>
        <source>Number of a movement in Meshy’s animation library.</source>
        <translation>Nummer einer Bewegung in Meshys Sammlung.</translation>
    </message>
    <message>
        <source>Content check</source>
        <translation>Inhaltsprüfung</translation>
    </message>
    <message>
        <source>Let the image be checked before it is used.</source>
        <translation>Das Bild prüfen lassen, bevor es verwendet wird.</translation>
    </message>
    <message>
        <source>T pose (old)</source>
        <translation>T-Pose (alt)</translation>
    </message>
    <message>
        <source>Replaced by Pose.</source>
        <translation>Ersetzt durch Pose.</translation>
    </message>
    <message>
        <source>Rodin 2</source>
        <translation>Rodin 2</translation>
    </message>
    <message>
        <source>Polished models from one to five pictures, in the file format of your choice.</source>
        <translation>Ausgereifte Modelle aus ein bis fünf Bildern, im Dateiformat Ihrer Wahl.</translation>
    </message>
    <message>
        <source>$0.40 a model, three times as much with HighPack.</source>
        <translation>0,40 $ je Modell, mit HighPack dreimal so viel.</translation>
    </message>
    <message>
        <source>How many faces, and whether four-sided or three-sided.</source>
        <translation>Wie viele Flächen, und ob Vierecke oder Dreiecke.</translation>
    </message>
    <message>
        <source>4K Quad</source>
        <translation>4.000 Vierecke</translation>
    </message>
    <message>
        <source>8K Quad</source>
        <translation>8.000 Vierecke</translation>
    </message>
    <message>
        <source>18K Quad</source>
        <translation>18.000 Vierecke</translation>
    </message>
    <message>
        <source>50K Quad</source>
        <translation>50.000 Vierecke</translation>
    </message>
    <message>
        <source>2K Triangle</source>
        <translation>2.000 Dreiecke</translation>
    </message>
    <message>
        <source>20K Triangle</source>
        <translation>20.000 Dreiecke</translation>
    </message>
    <message>
        <source>150K Triangle</source>
        <translation>150.000 Dreiecke</translation>
    </message>
    <message>
        <source>500K Triangle</source>
        <translation>500.000 Dreiecke</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>PBR for realistic light, shaded with the light painted in, or both.</source>
        <translation>PBR für echtes Licht, schattiert mit gemaltem Licht, oder beides.</translation>
    </message>
    <message>
        <source>PBR</source>
        <translation>PBR</translation>
    </message>
    <message>
        <source>Shaded</source>
        <translation>Schattiert</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>GLB can be previewed here; the others are kept as they arrive.</source>
        <translation>GLB hat hier eine Vorschau; die anderen bleiben, wie sie kommen.</translation>
    </message>
    <message>
        <source>Glb</source>
        <translation>GLB</translation>
    </message>
    <message>
        <source>Usdz</source>
        <translation>USDZ</translation>
    </message>
    <message>
        <source>Fbx</source>
        <translation>FBX</translation>
    </message>
    <message>
        <source>Obj</source>
        <translation>OBJ</translation>
    </message>
    <message>
        <source>Stl</source>
        <translation>STL</translation>
    </message>
    <message>
        <source>Extras</source>
        <translation>Extras</translation>
    </message>
    <message>
        <source>HighPack: textures of 4,096 pixels and more faces, at three times the price.</source>
        <translation>HighPack: Texturen mit 4.096 Pixeln und mehr Flächen, zum dreifachen Preis.</translation>
    </message>
    <message>
        <source>HighPack</source>
        <translation>HighPack</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What the object is, in words. Left empty, it is worked out from the images.</source>
        <translation>Was das Objekt ist, in Worten. Leer: Das wird aus den Bildern geschlossen.</translation>
    </message>
    <message>
        <source>Keep transparency</source>
        <translation>Transparenz behalten</translation>
    </message>
    <message>
        <source>Use the transparency of the images to find the object.</source>
        <translation>Das Objekt an der Transparenz der Bilder erkennen.</translation>
    </message>
    <message>
        <source>T or A pose</source>
        <translation>T- oder A-Pose</translation>
    </message>
    <message>
        <source>Put a character into a pose that is easy to rig.</source>
        <translation>Eine Figur in eine Pose bringen, die sich leicht mit einem Skelett versehen lässt.</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>Proportionen</translation>
    </message>
    <message>
        <source>Width, height and length of the box that the model should fill.</source>
        <translation>Breite, Höhe und Länge des Kastens, den das Modell füllen soll.</translation>
    </message>
    <message>
        <source>Preview picture</source>
        <translation>Vorschaubild</translation>
    </message>
    <message>
        <source>Also make a picture of the model.</source>
        <translation>Auch ein Bild des Modells machen.</translation>
    </message>
    <message>
        <source>Trellis 2</source>
        <translation>Trellis 2</translation>
    </message>
    <message>
        <source>Open shapes, thin parts and PBR materials, with many knobs to turn.</source>
        <translation>Offene Formen, dünne Teile und PBR-Materialien, mit vielen Reglern.</translation>
    </message>
    <message>
        <source>$0.30 a model; $0.25 at resolution 512, $0.35 at 1536.</source>
        <translation>0,30 $ je Modell; 0,25 $ bei Auflösung 512, 0,35 $ bei 1536.</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Higher is slower and more detailed.</source>
        <translation>Höher ist langsamer und feiner.</translation>
    </message>
    <message>
        <source>Width and height of the texture, in pixels. Larger textures make larger files.</source>
        <translation>Breite und Höhe der Textur in Pixeln. Größere Texturen machen größere Dateien.</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>How many vertices the model should have at the end. 20,000 to 50,000 suit the web and phones.</source>
        <translation>Wie viele Punkte das Modell am Ende haben soll. 20.000 bis 50.000 passen für Web und Telefone.</translation>
    </message>
    <message>
        <source>Cleaner triangles, better for animation and printing. Takes longer.</source>
        <translation>Sauberere Dreiecke, besser für Animation und Druck. Dauert länger.</translation>
    </message>
    <message>
        <source>Structure: keep to the image</source>
        <translation>Aufbau: Bildtreue</translation>
    </message>
    <message>
        <source>How strictly the rough structure follows the image. High values can add noise.</source>
        <translation>Wie streng der grobe Aufbau dem Bild folgt. Hohe Werte können Rauschen bringen.</translation>
    </message>
    <message>
        <source>Structure: dampening</source>
        <translation>Aufbau: Dämpfung</translation>
    </message>
    <message>
        <source>Calms the artifacts that strict guidance can cause in the structure stage.</source>
        <translation>Beruhigt Fehler, die strenge Führung beim Aufbau machen kann.</translation>
    </message>
    <message>
        <source>Structure: guidance from</source>
        <translation>Aufbau: Führung ab</translation>
    </message>
    <message>
        <source>Share of the steps after which guidance sets in.</source>
        <translation>Anteil der Schritte, nach dem die Führung einsetzt.</translation>
    </message>
    <message>
        <source>Structure: guidance until</source>
        <translation>Aufbau: Führung bis</translation>
    </message>
    <message>
        <source>Share of the steps after which guidance ends. Not less than its start.</source>
        <translation>Anteil der Schritte, nach dem die Führung endet. Nicht vor ihrem Beginn.</translation>
    </message>
    <message>
        <source>Structure: steps</source>
        <translation>Aufbau: Schritte</translation>
    </message>
    <message>
        <source>Structure: noise schedule</source>
        <translation>Aufbau: Rauschverlauf</translation>
    </message>
    <message>
        <source>Higher values make sharper transitions.</source>
        <translation>Höhere Werte machen schärfere Übergänge.</translation>
    </message>
    <message>
        <source>Shape: keep to the image</source>
        <translation>Form: Bildtreue</translation>
    </message>
    <message>
        <source>How strictly the fine shape follows the image. High values can add noise.</source>
        <translation>Wie streng die feine Form dem Bild folgt. Hohe Werte können Rauschen bringen.</translation>
    </message>
    <message>
        <source>Shape: dampening</source>
        <translation>Form: Dämpfung</translation>
    </message>
    <message>
        <source>Calms the artifacts that strict guidance can cause in the shape stage.</source>
        <translation>Beruhigt Fehler, die strenge Führung bei der Form machen kann.</translation>
    </message>
    <message>
        <source>Shape: guidance from</source>
        <translation>Form: Führung ab</translation>
    </message>
    <message>
        <source>Shape: guidance until</source>
        <translation>Form: Führung bis</translation>
    </message>
    <message>
        <source>Shape: steps</source>
        <translation>Form: Schritte</translation>
    </message>
    <message>
        <source>Shape: noise schedule</source>
        <translation>Form: Rauschverlauf</translation>
    </message>
    <message>
        <source>Texture: keep to the image</source>
        <translation>Textur: Bildtreue</translation>
    </message>
    <message>
        <source>How strictly the colors follow the image. High values can look too vivid.</source>
        <translation>Wie streng die Farben dem Bild folgen. Hohe Werte können zu bunt wirken.</translation>
    </message>
    <message>
        <source>Texture: dampening</source>
        <translation>Textur: Dämpfung</translation>
    </message>
    <message>
        <source>Calms the artifacts that strict guidance can cause in the texture stage.</source>
        <translation>Beruhigt Fehler, die strenge Führung bei der Textur machen kann.</translation>
    </message>
    <message>
        <source>Texture: guidance from</source>
        <translation>Textur: Führung ab</translation>
    </message>
    <message>
        <source>Texture: guidance until</source>
        <translation>Textur: Führung bis</translation>
    </message>
    <message>
        <source>Texture: steps</source>
        <translation>Textur: Schritte</translation>
    </message>
    <message>
        <source>Texture: noise schedule</source>
        <translation>Textur: Rauschverlauf</translation>
    </message>
    <message>
        <source>Rebuild: reach</source>
        <translation>Neuaufbau: Reichweite</translation>
    </message>
    <message>
        <source>How far rebuilding may move vertices. More smooths more, and may lose detail.</source>
        <translation>Wie weit der Neuaufbau Punkte verschieben darf. Mehr glättet stärker und kann Einzelheiten verlieren.</translation>
    </message>
    <message>
        <source>Rebuild: keep detail</source>
        <translation>Neuaufbau: Einzelheiten</translation>
    </message>
    <message>
        <source>0 leaves the rebuilt surface smooth, 1 presses it back onto the original.</source>
        <translation>0 lässt die neu aufgebaute Oberfläche glatt, 1 drückt sie auf die ursprüngliche zurück.</translation>
    </message>
    <message>
        <source>Unwrap: largest angle</source>
        <translation>Abwicklung: größter Winkel</translation>
    </message>
    <message>
        <source>Largest angle between neighboring faces of one texture patch, in degrees. Less makes more patches with less distortion.</source>
        <translation>Größter Winkel zwischen benachbarten Flächen eines Texturstücks, in Grad. Weniger macht mehr Stücke mit weniger Verzerrung.</translation>
    </message>
    <message>
        <source>Unwrap: refinements</source>
        <translation>Abwicklung: Verfeinerungen</translation>
    </message>
    <message>
        <source>More passes give cleaner patch borders and take longer.</source>
        <translation>Mehr Durchgänge machen sauberere Stückränder und dauern länger.</translation>
    </message>
    <message>
        <source>Unwrap: passes</source>
        <translation>Abwicklung: Durchgänge</translation>
    </message>
    <message>
        <source>More passes give more even patches.</source>
        <translation>Mehr Durchgänge machen gleichmäßigere Stücke.</translation>
    </message>
    <message>
        <source>Unwrap: smoothing</source>
        <translation>Abwicklung: Glättung</translation>
    </message>
    <message>
        <source>Smooths the borders of texture patches. More hides seams, and may distort.</source>
        <translation>Glättet die Ränder der Texturstücke. Mehr verdeckt Nähte und kann verzerren.</translation>
    </message>
    <message>
        <source>Trellis, several images</source>
        <translation>Trellis, mehrere Bilder</translation>
    </message>
    <message>
        <source>Cheap models from several pictures of one object, in any order.</source>
        <translation>Günstige Modelle aus mehreren Bildern eines Objekts, in beliebiger Reihenfolge.</translation>
    </message>
    <message>
        <source>About $0.02 a model.</source>
        <translation>Etwa 0,02 $ je Modell.</translation>
    </message>
    <message>
        <source>Width and height of the texture, in pixels.</source>
        <translation>Breite und Höhe der Textur in Pixeln.</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Vereinfachen</translation>
    </message>
    <message>
        <source>Share of the faces that is taken away. Higher makes smaller files.</source>
        <translation>Anteil der Flächen, der wegfällt. Höher macht kleinere Dateien.</translation>
    </message>
    <message>
        <source>How strictly the rough structure follows the image.</source>
        <translation>Wie streng der grobe Aufbau dem Bild folgt.</translation>
    </message>
    <message>
        <source>More steps take longer and may give a better structure.</source>
        <translation>Mehr Schritte dauern länger und können einen besseren Aufbau bringen.</translation>
    </message>
    <message>
        <source>Detail: keep to the image</source>
        <translation>Feinheiten: Bildtreue</translation>
    </message>
    <message>
        <source>How strictly shape and color follow the image.</source>
        <translation>Wie streng Form und Farbe dem Bild folgen.</translation>
    </message>
    <message>
        <source>Detail: steps</source>
        <translation>Feinheiten: Schritte</translation>
    </message>
    <message>
        <source>More steps take longer and may give finer detail.</source>
        <translation>Mehr Schritte dauern länger und können feinere Einzelheiten bringen.</translation>
    </message>
    <message>
        <source>How images are combined</source>
        <translation>Wie Bilder verbunden werden</translation>
    </message>
    <message>
        <source>Taking turns between the images, or blending them in every step.</source>
        <translation>Zwischen den Bildern wechseln oder sie in jedem Schritt mischen.</translation>
    </message>
    <message>
        <source>Stochastic</source>
        <translation>Abwechselnd</translation>
    </message>
    <message>
        <source>Multidiffusion</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Trellis</source>
        <translation>Trellis</translation>
    </message>
    <message>
        <source>Quick and very cheap; good for trying things out.</source>
        <translation>Schnell und sehr günstig; gut zum Ausprobieren.</translation>
    </message>
    <message>
        <source>$0.02 a model.</source>
        <translation>0,02 $ je Modell.</translation>
    </message>
    <message>
        <source>Tripo H3.1, several views</source>
        <translation>Tripo H3.1, mehrere Ansichten</translation>
    </message>
    <message>
        <source>Fine detail from two to four pictures of one object, in the order front, left, back, right.</source>
        <translation>Feine Einzelheiten aus zwei bis vier Bildern eines Objekts in der Reihenfolge vorn, links, hinten, rechts.</translation>
    </message>
    <message>
        <source>$0.30 a model; $0.20 without texture, $0.40 with a detailed texture; detailed shape adds $0.20, quads $0.05.</source>
        <translation>0,30 $ je Modell; 0,20 $ ohne Textur, 0,40 $ mit feiner Textur; feine Form kostet 0,20 $ mehr, Vierecke 0,05 $.</translation>
    </message>
    <message>
        <source>Quads arrive as FBX: without a preview, and exported as FBX.</source>
        <translation>Vierecke kommen als FBX: ohne Vorschau, und exportiert als FBX.</translation>
    </message>
    <message>
        <source>PBR includes a texture: the standard price applies.</source>
        <translation>PBR enthält eine Textur: Es gilt der Standardpreis.</translation>
    </message>
    <message>
        <source>Add metalness and roughness, so that light falls on the model as on the real thing. Always makes a texture.</source>
        <translation>Metall und Rauheit dazugeben, damit Licht auf das Modell fällt wie auf das Vorbild. Macht immer eine Textur.</translation>
    </message>
    <message>
        <source>Texture quality</source>
        <translation>Texturqualität</translation>
    </message>
    <message>
        <source>Detailed textures have a higher resolution.</source>
        <translation>Feine Texturen haben eine höhere Auflösung.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Detailed</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Shape quality</source>
        <translation>Formqualität</translation>
    </message>
    <message>
        <source>Detailed shapes show finer features and cost more.</source>
        <translation>Feine Formen zeigen mehr Einzelheiten und kosten mehr.</translation>
    </message>
    <message>
        <source>Most faces the model may have. Left empty, the model decides by itself.</source>
        <translation>So viele Flächen darf das Modell höchstens haben. Leer: Das entscheidet das Modell.</translation>
    </message>
    <message>
        <source>Quads</source>
        <translation>Vierecke</translation>
    </message>
    <message>
        <source>Four-sided faces, which are easier to edit, instead of triangles.</source>
        <translation>Vierecke, die leichter zu bearbeiten sind, statt Dreiecken.</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Turn the model the way the object faces in the image, or leave it in its usual position.</source>
        <translation>Das Modell so drehen, wie das Objekt im Bild steht, oder es in seiner üblichen Lage lassen.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Align image</source>
        <translation>Wie im Bild</translation>
    </message>
    <message>
        <source>Real-world size</source>
        <translation>Wirkliche Größe</translation>
    </message>
    <message>
        <source>Scale the model to the size the object probably has, in meters.</source>
        <translation>Das Modell so groß machen, wie das Objekt wohl ist, in Metern.</translation>
    </message>
    <message>
        <source>Texture follows</source>
        <translation>Textur folgt</translation>
    </message>
    <message>
        <source>What the texture keeps to where image and shape disagree.</source>
        <translation>Woran sich die Textur hält, wo Bild und Form nicht zusammenpassen.</translation>
    </message>
    <message>
        <source>Original image</source>
        <translation>Dem Bild</translation>
    </message>
    <message>
        <source>Texture seed</source>
        <translation>Startzahl der Textur</translation>
    </message>
    <message>
        <source>The same number gives the same texture again. Left empty, it is chosen at random.</source>
        <translation>Dieselbe Zahl gibt wieder dieselbe Textur. Leer: zufällig.</translation>
    </message>
    <message>
        <source>Tripo H3.1</source>
        <translation>Tripo H3.1</translation>
    </message>
    <message>
        <source>Fine detail: sharper shapes and textures than Tripo 2.5.</source>
        <translation>Feine Einzelheiten: schärfere Formen und Texturen als Tripo 2.5.</translation>
    </message>
    <message>
        <source>Tripo P1</source>
        <translation>Tripo P1</translation>
    </message>
    <message>
        <source>Few, tidy faces for games: up to 20,000.</source>
        <translation>Wenige, saubere Flächen für Spiele: bis zu 20.000.</translation>
    </message>
    <message>
        <source>$0.50 a model, $0.40 without texture.</source>
        <translation>0,50 $ je Modell, 0,40 $ ohne Textur.</translation>
    </message>
    <message>
        <source>Tripo 2.5, several views</source>
        <translation>Tripo 2.5, mehrere Ansichten</translation>
    </message>
    <message>
        <source>Two to four pictures of one object, front first, for a back that is seen and not guessed.</source>
        <translation>Zwei bis vier Bilder eines Objekts, die Vorderseite zuerst, für eine Rückseite, die nicht geraten ist.</translation>
    </message>
    <message>
        <source>$0.30 a model; $0.20 without texture, $0.40 with an HD texture; quads and a style add $0.05 each.</source>
        <translation>0,30 $ je Modell; 0,20 $ ohne Textur, 0,40 $ mit HD-Textur; Vierecke und ein Stil kosten je 0,05 $ mehr.</translation>
    </message>
    <message>
        <source>None, a standard texture, or one in high definition.</source>
        <translation>Keine, eine normale oder eine hochauflösende Textur.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>HD</source>
        <translation>HD</translation>
    </message>
    <message>
        <source>Four-sided faces, which are easier to edit. The model arrives as FBX; without a face limit it has 10,000 faces.</source>
        <translation>Vierecke, die leichter zu bearbeiten sind. Das Modell kommt als FBX; ohne Flächengrenze hat es 10.000 Flächen.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Remakes the object in a style. fal.ai is phasing this option out.</source>
        <translation>Macht das Objekt in einem Stil neu. fal.ai gibt diese Option auf.</translation>
    </message>
    <message>
        <source>Person:person2cartoon</source>
        <translation>Person: Comicfigur</translation>
    </message>
    <message>
        <source>Object:clay</source>
        <translation>Objekt: Knete</translation>
    </message>
    <message>
        <source>Object:steampunk</source>
        <translation>Objekt: Steampunk</translation>
    </message>
    <message>
        <source>Animal:venom</source>
        <translation>Tier: Venom</translation>
    </message>
    <message>
        <source>Object:barbie</source>
        <translation>Objekt: Barbie</translation>
    </message>
    <message>
        <source>Object:christmas</source>
        <translation>Objekt: Weihnachten</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Ancient bronze</source>
        <translation>Antike Bronze</translation>
    </message>
    <message>
        <source>Tripo 2.5</source>
        <translation>Tripo 2.5</translation>
    </message>
    <message>
        <source>A good all-rounder: one image, a textured model in one to three minutes.</source>
        <translation>Ein guter Allrounder: ein Bild, in ein bis drei Minuten ein Modell mit Textur.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>This needs an API key. Send it as “Authorization: Bearer KEY” or “X-API-Key”.</source>
        <translation>Hierfür braucht es einen API-Schlüssel. Senden Sie ihn als „Authorization: Bearer KEY“ oder „X-API-Key“.</translation>
    </message>
    <message>
        <source>This API key is not known here. Copy the current one from the API popover or API_KEY.</source>
        <translation>Dieser API-Schlüssel ist hier nicht bekannt. Kopieren Sie den aktuellen aus dem API-Fenster oder aus API_KEY.</translation>
    </message>
    <message>
        <source>This key may not do that. Use the key that started the job, or an admin key.</source>
        <translation>Dieser Schlüssel darf das nicht. Nehmen Sie den, der den Auftrag begonnen hat, oder einen Administratorschlüssel.</translation>
    </message>
    <message>
        <source>Pages from this origin may not use this API. Add it to ALLOWED_ORIGINS if you trust it.</source>
        <translation>Seiten dieser Herkunft dürfen die API nicht benutzen. Tragen Sie sie in ALLOWED_ORIGINS ein, wenn Sie ihr vertrauen.</translation>
    </message>
    <message>
        <source>Something in the request is not valid.</source>
        <translation>Etwas an der Anfrage ist nicht gültig.</translation>
    </message>
    <message>
        <source>A job takes at most 25 images. Split the rest into a second job.</source>
        <translation>Ein Auftrag nimmt höchstens 25 Bilder. Machen Sie aus dem Rest einen zweiten.</translation>
    </message>
    <message>
        <source>This file is empty. Export or download the image again.</source>
        <translation>Diese Datei ist leer. Exportieren oder laden Sie das Bild erneut.</translation>
    </message>
    <message>
        <source>This is not a job id. Ids have letters, digits, “-” and “_” only.</source>
        <translation>Das ist keine Auftragsnummer. Sie hat nur Buchstaben, Ziffern, „-“ und „_“.</translation>
    </message>
    <message>
        <source>This image is too large. Shrink it and try again.</source>
        <translation>Dieses Bild ist zu groß. Verkleinern Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This is not a usable JPEG or PNG image. Export it again as JPEG or PNG.</source>
        <translation>Das ist kein brauchbares JPEG- oder PNG-Bild. Exportieren Sie es erneut als JPEG oder PNG.</translation>
    </message>
    <message>
        <source>There is no such job. It may have been deleted or cleaned up.</source>
        <translation>Diesen Auftrag gibt es nicht. Er wurde vielleicht gelöscht oder aufgeräumt.</translation>
    </message>
    <message>
        <source>There is no such file. Check its name and path.</source>
        <translation>Diese Datei gibt es nicht. Prüfen Sie Namen und Pfad.</translation>
    </message>
    <message>
        <source>This model is not finished yet. Ask for its status and try again then.</source>
        <translation>Dieses Modell ist noch nicht fertig. Fragen Sie den Status ab und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>There is nothing at this address. /docs lists what there is.</source>
        <translation>An dieser Adresse ist nichts. /docs zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>That does not fit the job&apos;s present state. Ask for its status first.</source>
        <translation>Das passt nicht zum jetzigen Zustand des Auftrags. Fragen Sie zuerst den Status ab.</translation>
    </message>
    <message>
        <source>This would cost more than the limit you set. Raise the limit or choose cheaper options.</source>
        <translation>Das würde mehr kosten als Ihre Grenze. Erhöhen Sie die Grenze oder wählen Sie günstigere Optionen.</translation>
    </message>
    <message>
        <source>Your fal.ai balance is used up. Nothing is lost: add credit at fal.ai, then resume.</source>
        <translation>Ihr fal.ai-Guthaben ist aufgebraucht. Es ist nichts verloren: Laden Sie bei fal.ai Guthaben auf und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>Too many requests. Wait for the time in Retry-After, then go on.</source>
        <translation>Zu viele Anfragen. Warten Sie die Zeit in Retry-After ab und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>Something went wrong here. Try again; if it stays, copy the details into a bug report.</source>
        <translation>Hier ist etwas schiefgegangen. Versuchen Sie es erneut; bleibt es dabei, kopieren Sie die Details in einen Fehlerbericht.</translation>
    </message>
    <message>
        <source>fal.ai had a problem. Failures on their side are not charged; try again.</source>
        <translation>fal.ai hatte ein Problem. Fehler dort werden nicht berechnet; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This service is not ready or is stopping. Try again in a moment.</source>
        <translation>Dieser Dienst ist nicht bereit oder hält gerade an. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>fal.ai is busy. The image waits and is sent again by itself.</source>
        <translation>fal.ai ist beschäftigt. Das Bild wartet und wird von selbst erneut gesendet.</translation>
    </message>
    <message>
        <source>A file could not be written or read. Check the folder&apos;s permissions and free space.</source>
        <translation>Eine Datei war nicht zu schreiben oder zu lesen. Prüfen Sie Rechte und freien Platz des Ordners.</translation>
    </message>
    <message>
        <source>There is no fal.ai key yet. Set FAL_KEY or run “image2model auth login”.</source>
        <translation>Es gibt noch keinen fal.ai-Schlüssel. Setzen Sie FAL_KEY oder rufen Sie „image2model auth login“ auf.</translation>
    </message>
    <message>
        <source>fal.ai doesn&apos;t accept the saved key. Check that you copied all of it, including the part after the colon.</source>
        <translation>fal.ai nimmt den gespeicherten Schlüssel nicht an. Prüfen Sie, ob er vollständig kopiert ist, mit dem Teil nach dem Doppelpunkt.</translation>
    </message>
    <message>
        <source>fal.ai locked this account. Read the reason below; only fal.ai can unlock it.</source>
        <translation>fal.ai hat dieses Konto gesperrt. Der Grund steht unten; nur fal.ai kann es entsperren.</translation>
    </message>
    <message>
        <source>fal.ai cannot be reached. Everything waits and goes on by itself when the connection is back.</source>
        <translation>fal.ai ist nicht erreichbar. Alles wartet und geht von selbst weiter, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>fal.ai did not answer in time. The request is picked up again.</source>
        <translation>fal.ai hat nicht rechtzeitig geantwortet. Die Anfrage wird wieder aufgenommen.</translation>
    </message>
    <message>
        <source>fal.ai could not use this image, and may charge for the attempt. Try a sharper image of one object.</source>
        <translation>fal.ai konnte dieses Bild nicht verwenden und berechnet den Versuch eventuell. Nehmen Sie ein schärferes Bild von einem Objekt.</translation>
    </message>
    <message>
        <source>fal.ai declined this image: it may show something its rules don&apos;t allow. Use another image.</source>
        <translation>fal.ai hat dieses Bild abgelehnt: Es zeigt vielleicht etwas, das die Regeln nicht erlauben. Nehmen Sie ein anderes.</translation>
    </message>
    <message>
        <source>fal.ai refused one of the options. Change it and try again.</source>
        <translation>fal.ai lehnt eine der Optionen ab. Ändern Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>We can&apos;t tell whether fal.ai got this image. Trying again may charge twice: check your fal.ai dashboard first, then retry.</source>
        <translation>Es ist unklar, ob fal.ai dieses Bild bekommen hat. Ein neuer Versuch wird eventuell doppelt berechnet: Sehen Sie zuerst in Ihre fal.ai-Übersicht.</translation>
    </message>
    <message>
        <source>fal.ai does not offer this generation model any more. Choose another one.</source>
        <translation>fal.ai bietet dieses Modell nicht mehr an. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The finished model is larger than 200 MB. Ask for fewer faces or a smaller texture.</source>
        <translation>Das fertige Modell ist größer als 200 MB. Verlangen Sie weniger Flächen oder eine kleinere Textur.</translation>
    </message>
    <message>
        <source>fal.ai no longer has this model. It has to be created, and paid, again.</source>
        <translation>fal.ai hat dieses Modell nicht mehr. Es muss neu erstellt und bezahlt werden.</translation>
    </message>
    <message>
        <source>The model file arrived damaged. It is downloaded again, free of charge.</source>
        <translation>Die Modelldatei kam beschädigt an. Sie wird kostenlos erneut heruntergeladen.</translation>
    </message>
    <message>
        <source>This model file can&apos;t be read. Get it again from where it came from.</source>
        <translation>Diese Modelldatei ist nicht lesbar. Holen Sie sie erneut von ihrer Quelle.</translation>
    </message>
    <message>
        <source>This model is too large to show here. Its file is untouched and can still be exported.</source>
        <translation>Dieses Modell ist zu groß, um es hier zu zeigen. Seine Datei ist unberührt und lässt sich exportieren.</translation>
    </message>
    <message>
        <source>This model can&apos;t be previewed here. Its file is untouched and can still be exported.</source>
        <translation>Dieses Modell lässt sich hier nicht zeigen. Seine Datei ist unberührt und lässt sich exportieren.</translation>
    </message>
    <message>
        <source>The model is ready, but its download failed. It is tried again, free of charge.</source>
        <translation>Das Modell ist fertig, aber das Herunterladen misslang. Es wird kostenlos erneut versucht.</translation>
    </message>
    <message>
        <source>The work was interrupted and goes on by itself.</source>
        <translation>Die Arbeit wurde unterbrochen und geht von selbst weiter.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing is lost: free some space, then resume.</source>
        <translation>Der Datenträger ist voll. Es ist nichts verloren: Schaffen Sie Platz und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>Another image2model is using this data folder. Close it, or use --data-dir for a second one.</source>
        <translation>Ein anderes image2model benutzt diesen Datenordner. Schließen Sie es oder nehmen Sie --data-dir für ein zweites.</translation>
    </message>
    <message>
        <source>The job database is damaged. It was set aside; restore one of the backups in the data folder.</source>
        <translation>Die Auftragsdatenbank ist beschädigt. Sie wurde beiseitegelegt; stellen Sie eine Sicherung aus dem Datenordner wieder her.</translation>
    </message>
    <message>
        <source>Work on this image crashed three times, so it was set aside. Retry it, or report the image.</source>
        <translation>Die Arbeit an diesem Bild ist dreimal abgestürzt und wurde beiseitegelegt. Wiederholen Sie sie oder melden Sie das Bild.</translation>
    </message>
    <message>
        <source>This address does not take this method. “Allow” lists those it takes.</source>
        <translation>Diese Adresse nimmt diese Methode nicht an. „Allow“ nennt die möglichen.</translation>
    </message>
    <message>
        <source>The request did not arrive in time. Send it again.</source>
        <translation>Die Anfrage ist nicht rechtzeitig angekommen. Senden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>This request needs a body with a Content-Length, or a chunked one.</source>
        <translation>Diese Anfrage braucht einen Inhalt mit Content-Length oder in Stücken (chunked).</translation>
    </message>
    <message>
        <source>The body of this request is too large.</source>
        <translation>Der Inhalt dieser Anfrage ist zu groß.</translation>
    </message>
    <message>
        <source>This address is too long.</source>
        <translation>Diese Adresse ist zu lang.</translation>
    </message>
    <message>
        <source>The body has a type that this address does not take.</source>
        <translation>Der Inhalt hat einen Typ, den diese Adresse nicht annimmt.</translation>
    </message>
    <message>
        <source>The file does not have the requested range.</source>
        <translation>Die Datei hat den verlangten Bereich nicht.</translation>
    </message>
    <message>
        <source>Of all expectations only “100-continue” can be met.</source>
        <translation>Von allen Erwartungen lässt sich nur „100-continue“ erfüllen.</translation>
    </message>
    <message>
        <source>This server does not answer under that host name. Add it to ALLOWED_HOSTS if it should.</source>
        <translation>Dieser Server antwortet nicht unter diesem Rechnernamen. Tragen Sie ihn in ALLOWED_HOSTS ein, wenn er das soll.</translation>
    </message>
    <message>
        <source>This Idempotency-Key was used with another request. Use a new key.</source>
        <translation>Dieser Idempotency-Key gehört schon zu einer anderen Anfrage. Verwenden Sie einen neuen.</translation>
    </message>
    <message>
        <source>The head of this request is too large.</source>
        <translation>Der Kopf dieser Anfrage ist zu groß.</translation>
    </message>
    <message>
        <source>This server does not know this method or transfer coding.</source>
        <translation>Dieser Server kennt diese Methode oder Übertragungsart nicht.</translation>
    </message>
    <message>
        <source>This server speaks HTTP/1.1 and HTTP/1.0.</source>
        <translation>Dieser Server spricht HTTP/1.1 und HTTP/1.0.</translation>
    </message>
    <message>
        <source>The shared queue cannot be reached. Everything waits and goes on by itself when it is back.</source>
        <translation>Die gemeinsame Warteschlange ist nicht erreichbar. Alles wartet und geht von selbst weiter, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>The shared queue is full. Give Redis more memory (maxmemory); then everything goes on.</source>
        <translation>Die gemeinsame Warteschlange ist voll. Geben Sie Redis mehr Speicher (maxmemory); dann geht alles weiter.</translation>
    </message>
    <message>
        <source>The secure connection to fal.ai failed: your network or a proxy replaced its certificate. Nothing was sent.</source>
        <translation>Die sichere Verbindung zu fal.ai ist gescheitert: Ihr Netzwerk oder ein Proxy hat das Zertifikat ersetzt. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The proxy does not let us through to fal.ai. Check its address, name and password (network.proxy). Nothing was sent.</source>
        <translation>Der Proxy lässt uns nicht zu fal.ai durch. Prüfen Sie seine Adresse, den Namen und das Passwort (network.proxy). Es wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>GLB, as delivered</source>
        <translation>GLB, wie geliefert</translation>
    </message>
    <message>
        <source>OBJ with materials and textures</source>
        <translation>OBJ mit Materialien und Texturen</translation>
    </message>
    <message>
        <source>USDZ for Apple devices</source>
        <translation>USDZ für Apple-Geräte</translation>
    </message>
    <message>
        <source>3MF for 3D printing, with color</source>
        <translation>3MF für 3D-Druck, mit Farbe</translation>
    </message>
    <message>
        <source>STL for 3D printing, shape only</source>
        <translation>STL für 3D-Druck, nur die Form</translation>
    </message>
    <message>
        <source>PLY, shape and vertex colors</source>
        <translation>PLY, Form und Punktfarben</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>Nothing was charged.</source>
        <translation>Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>fal.ai may charge for this attempt.</source>
        <translation>fal.ai berechnet diesen Versuch eventuell.</translation>
    </message>
    <message>
        <source>This attempt was charged.</source>
        <translation>Dieser Versuch wurde berechnet.</translation>
    </message>
    <message>
        <source>Try a brighter photo, or one with a plain background.</source>
        <translation>Versuchen Sie ein helleres Foto oder eines mit ruhigem Hintergrund.</translation>
    </message>
    <message>
        <source>It may show something fal.ai&apos;s rules don&apos;t allow. Use another image.</source>
        <translation>Es zeigt vielleicht etwas, das die Regeln von fal.ai nicht erlauben. Nehmen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>Export the image again as JPEG or PNG.</source>
        <translation>Exportieren Sie das Bild erneut als JPEG oder PNG.</translation>
    </message>
    <message>
        <source>It can be made smaller without visible loss.</source>
        <translation>Es lässt sich ohne sichtbaren Verlust verkleinern.</translation>
    </message>
    <message>
        <source>It may have been deleted. Paste the current one.</source>
        <translation>Er wurde vielleicht gelöscht. Fügen Sie den aktuellen ein.</translation>
    </message>
    <message>
        <source>After adding credit, fal.ai may need some minutes to unlock the account.</source>
        <translation>Nach dem Aufladen braucht fal.ai eventuell einige Minuten, um das Konto zu entsperren.</translation>
    </message>
    <message>
        <source>Only fal.ai support can unlock it.</source>
        <translation>Nur der Support von fal.ai kann es entsperren.</translation>
    </message>
    <message>
        <source>Trying again may charge twice. Look at your fal.ai dashboard first.</source>
        <translation>Ein neuer Versuch wird eventuell doppelt berechnet. Sehen Sie zuerst in Ihre fal.ai-Übersicht.</translation>
    </message>
    <message>
        <source>The model is safe at fal.ai for a limited time. Downloading it is free.</source>
        <translation>Das Modell liegt für begrenzte Zeit sicher bei fal.ai. Das Herunterladen ist kostenlos.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again. If it stays, copy the details into a bug report.</source>
        <translation>Versuchen Sie es erneut. Bleibt es dabei, kopieren Sie die Details in einen Fehlerbericht.</translation>
    </message>
    <message>
        <source>The request stays open at fal.ai. Waiting on costs nothing more.</source>
        <translation>Der Auftrag bleibt bei fal.ai offen. Weiter zu warten kostet nichts zusätzlich.</translation>
    </message>
    <message>
        <source>The image is still here.</source>
        <translation>Das Bild ist noch hier.</translation>
    </message>
    <message>
        <source>It was on fal.ai&apos;s side, not yours.</source>
        <translation>Es lag an fal.ai, nicht an Ihnen.</translation>
    </message>
</context>
<context>
    <name>FalAnswer</name>
    <message>
        <source>“%1” is not one of the hosts that models may come from</source>
        <translation>„%1“ gehört nicht zu den Rechnern, von denen Modelle kommen dürfen</translation>
    </message>
    <message>
        <source>another part of the file was sent</source>
        <translation>ein anderer Teil der Datei wurde gesendet</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>the file changed at its source</source>
        <translation>die Datei hat sich an ihrer Quelle geändert</translation>
    </message>
    <message>
        <source>redirected too often</source>
        <translation>zu oft weitergeleitet</translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 von %2 Bytes</translation>
    </message>
    <message>
        <source>no usable upload address in the answer</source>
        <translation>keine brauchbare Adresse zum Hochladen in der Antwort</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>the answer names no model file</source>
        <translation>die Antwort nennt keine Modelldatei</translation>
    </message>
</context>
<context>
    <name>FalCancel</name>
    <message>
        <source>fal.ai was asked to stop. It may charge for what it had done already.</source>
        <translation>fal.ai wurde gebeten aufzuhören. Was schon getan war, wird eventuell berechnet.</translation>
    </message>
    <message>
        <source>The model was already finished at fal.ai.</source>
        <translation>Das Modell war bei fal.ai schon fertig.</translation>
    </message>
    <message>
        <source>fal.ai could not be asked to stop. The model may still be made and charged.</source>
        <translation>fal.ai war nicht zu erreichen. Das Modell wird eventuell noch gemacht und berechnet.</translation>
    </message>
</context>
<context>
    <name>ImageCheck</name>
    <message>
        <source>its picture is damaged; export it again</source>
        <translation>ihr Bild ist beschädigt; exportieren Sie es neu</translation>
    </message>
    <message>
        <source>it has %1 bytes, at most %2 (%3) are taken</source>
        <translation>sie hat %1 Bytes, höchstens %2 (%3) sind erlaubt</translation>
    </message>
    <message>
        <source>its name has no ending; name it .%1</source>
        <translation>ihrem Namen fehlt die Endung; nennen Sie sie .%1</translation>
    </message>
    <message>
        <source>it is a %1 image but its name ends in .%2; name it .%3</source>
        <translation>sie ist ein %1-Bild, ihr Name endet aber auf .%2; nennen Sie sie .%3</translation>
    </message>
    <message>
        <source>it is a %1 image but was sent as %2</source>
        <translation>sie ist ein %1-Bild, wurde aber als %2 gesendet</translation>
    </message>
    <message>
        <source>it has %1 pixels, at least %2 a side are needed</source>
        <translation>sie hat %1 Pixel, mindestens %2 je Seite sind nötig</translation>
    </message>
    <message>
        <source>it has %1 pixels, at most %2 a side and %3 megapixels are taken</source>
        <translation>sie hat %1 Pixel, höchstens %2 je Seite und %3 Megapixel sind erlaubt</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>it is a %1 file</source>
        <translation>das ist eine %1-Datei</translation>
    </message>
    <message>
        <source>its content is neither a JPEG nor a PNG image</source>
        <translation>ihr Inhalt ist weder ein JPEG- noch ein PNG-Bild</translation>
    </message>
    <message>
        <source>the JPEG file is cut off; copy or download it again</source>
        <translation>die JPEG-Datei ist abgeschnitten; kopieren oder laden Sie sie noch einmal</translation>
    </message>
    <message>
        <source>the JPEG file is damaged</source>
        <translation>die JPEG-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>it is a rare kind of JPEG; export it as an ordinary JPEG</source>
        <translation>das ist eine seltene Art von JPEG; exportieren Sie sie als gewöhnliches JPEG</translation>
    </message>
    <message>
        <source>the PNG file is cut off; copy or download it again</source>
        <translation>die PNG-Datei ist abgeschnitten; kopieren oder laden Sie sie noch einmal</translation>
    </message>
    <message>
        <source>the PNG file is damaged</source>
        <translation>die PNG-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>it is a rare kind of PNG; export it as an ordinary PNG</source>
        <translation>das ist eine seltene Art von PNG; exportieren Sie sie als gewöhnliches PNG</translation>
    </message>
</context>
<context>
    <name>ImageQuality</name>
    <message>
        <source>This image is small. A larger one makes a better model.</source>
        <translation>Dieses Bild ist klein. Ein größeres ergibt ein besseres Modell.</translation>
    </message>
    <message>
        <source>This image is very dark. A brighter one makes a better model.</source>
        <translation>Dieses Bild ist sehr dunkel. Ein helleres ergibt ein besseres Modell.</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>keychain: %1</source>
        <translation>Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
</context>
<context>
    <name>Limit</name>
    <message>
        <source>%1 were given</source>
        <translation>%1 wurden gegeben</translation>
    </message>
    <message>
        <source>about $%1 on top of $%2 this month; the limit is $%3</source>
        <translation>etwa %1 $ zu %2 $ in diesem Monat; die Grenze ist %3 $</translation>
    </message>
</context>
<context>
    <name>ModelFile</name>
    <message>
        <source>the file is empty or missing</source>
        <translation>die Datei ist leer oder fehlt</translation>
    </message>
    <message>
        <source>a triangle refers to a corner that is not there</source>
        <translation>ein Dreieck nennt eine Ecke, die es nicht gibt</translation>
    </message>
    <message>
        <source>a position is not a number</source>
        <translation>eine Position ist keine Zahl</translation>
    </message>
    <message>
        <source>its mesh is compressed</source>
        <translation>sein Netz ist komprimiert</translation>
    </message>
    <message>
        <source>it ends inside a chunk header</source>
        <translation>es endet mitten in einem Abschnittskopf</translation>
    </message>
    <message>
        <source>it ends inside a chunk</source>
        <translation>es endet mitten in einem Abschnitt</translation>
    </message>
    <message>
        <source>it is shorter than a GLB header</source>
        <translation>es ist kürzer als ein GLB-Kopf</translation>
    </message>
    <message>
        <source>it is not a GLB file</source>
        <translation>es ist keine GLB-Datei</translation>
    </message>
    <message>
        <source>glTF version %1</source>
        <translation>glTF-Version %1</translation>
    </message>
    <message>
        <source>its length does not match its header</source>
        <translation>seine Länge passt nicht zu seinem Kopf</translation>
    </message>
    <message>
        <source>the first chunk is not JSON</source>
        <translation>der erste Abschnitt ist kein JSON</translation>
    </message>
    <message>
        <source>its JSON is nested too deeply</source>
        <translation>sein JSON ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it refers to a picture outside the file</source>
        <translation>es verweist auf ein Bild außerhalb der Datei</translation>
    </message>
    <message>
        <source>a texture of %1 × %2 pixels</source>
        <translation>eine Textur von %1 × %2 Pixeln</translation>
    </message>
    <message>
        <source>“%1” is out of range</source>
        <translation>„%1“ liegt außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>“%1” is not a usable number</source>
        <translation>„%1“ ist keine brauchbare Zahl</translation>
    </message>
    <message>
        <source>“%1” is not a list of %2 numbers</source>
        <translation>„%1“ ist keine Liste von %2 Zahlen</translation>
    </message>
    <message>
        <source>“%1” is not a list of objects</source>
        <translation>„%1“ ist keine Liste von Objekten</translation>
    </message>
    <message>
        <source>its JSON cannot be read: </source>
        <translation>sein JSON ist nicht lesbar: </translation>
    </message>
    <message>
        <source>it is not glTF 2</source>
        <translation>es ist kein glTF 2</translation>
    </message>
    <message>
        <source>“%1” has the wrong type</source>
        <translation>„%1“ hat die falsche Art</translation>
    </message>
    <message>
        <source>“%1” has another length than the positions</source>
        <translation>„%1“ hat eine andere Länge als die Positionen</translation>
    </message>
    <message>
        <source>the indices are not whole numbers</source>
        <translation>die Indizes sind keine ganzen Zahlen</translation>
    </message>
    <message>
        <source>more than %1 parts</source>
        <translation>mehr als %1 Teile</translation>
    </message>
    <message>
        <source>%1 corners without data</source>
        <translation>%1 Ecken ohne Daten</translation>
    </message>
    <message>
        <source>%1 joints</source>
        <translation>%1 Gelenke</translation>
    </message>
    <message>
        <source>a skin has the wrong matrices</source>
        <translation>eine Haut hat die falschen Matrizen</translation>
    </message>
    <message>
        <source>a node has two parents</source>
        <translation>ein Knoten hat zwei Eltern</translation>
    </message>
    <message>
        <source>a root of the scene has a parent</source>
        <translation>eine Wurzel der Szene hat ein Elternteil</translation>
    </message>
    <message>
        <source>its nodes form a ring</source>
        <translation>seine Knoten bilden einen Ring</translation>
    </message>
    <message>
        <source>its nodes are nested too deeply</source>
        <translation>seine Knoten sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>%1 parts, %2 corners</source>
        <translation>%1 Teile, %2 Ecken</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Knoten</translation>
    </message>
    <message>
        <source>it refers to data outside the file</source>
        <translation>es verweist auf Daten außerhalb der Datei</translation>
    </message>
    <message>
        <source>buffer %1 has no bytes</source>
        <translation>Puffer %1 hat keine Bytes</translation>
    </message>
    <message>
        <source>its embedded data</source>
        <translation>seine eingebetteten Daten</translation>
    </message>
    <message>
        <source>buffer %1 is shorter than it says</source>
        <translation>Puffer %1 ist kürzer als angegeben</translation>
    </message>
    <message>
        <source>%1 buffer views</source>
        <translation>%1 Pufferausschnitte</translation>
    </message>
    <message>
        <source>buffer view %1 is incomplete</source>
        <translation>Pufferausschnitt %1 ist unvollständig</translation>
    </message>
    <message>
        <source>buffer view %1 lies outside its buffer</source>
        <translation>Pufferausschnitt %1 liegt außerhalb seines Puffers</translation>
    </message>
    <message>
        <source>an accessor has no known component type</source>
        <translation>ein Zugriff hat keine bekannte Komponentenart</translation>
    </message>
    <message>
        <source>a sparse accessor is incomplete</source>
        <translation>ein dünner Zugriff ist unvollständig</translation>
    </message>
    <message>
        <source>a sparse accessor lies outside its buffer view</source>
        <translation>ein dünner Zugriff liegt außerhalb seines Pufferausschnitts</translation>
    </message>
    <message>
        <source>an accessor is incomplete</source>
        <translation>ein Zugriff ist unvollständig</translation>
    </message>
    <message>
        <source>%1 elements in one accessor</source>
        <translation>%1 Elemente in einem Zugriff</translation>
    </message>
    <message>
        <source>an accessor lies outside its buffer view</source>
        <translation>ein Zugriff liegt außerhalb seines Pufferausschnitts</translation>
    </message>
    <message>
        <source>%1 accessors</source>
        <translation>%1 Zugriffe</translation>
    </message>
    <message>
        <source>ZIP error %1</source>
        <translation>ZIP-Fehler %1</translation>
    </message>
    <message>
        <source>its size is not a number</source>
        <translation>seine Größe ist keine Zahl</translation>
    </message>
    <message>
        <source>not a glTF 2 file</source>
        <translation>keine glTF-2-Datei</translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 von %2 Bytes</translation>
    </message>
    <message>
        <source>this is no 3D model</source>
        <translation>das ist kein 3D-Modell</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
</context>
<context>
    <name>Outlook</name>
    <message numerus="yes">
        <source>%n image(s) wait for an API key.</source>
        <translation>
            <numerusform>%n Bild wartet auf einen API-Schlüssel.</numerusform>
            <numerusform>%n Bilder warten auf einen API-Schlüssel.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect fal.ai…</source>
        <translation>fal.ai verbinden…</translation>
    </message>
    <message>
        <source>fal.ai doesn&apos;t accept the saved key.</source>
        <translation>fal.ai nimmt den gespeicherten Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen…</translation>
    </message>
    <message numerus="yes">
        <source>Out of fal.ai credit. %n image(s) are waiting.</source>
        <translation>
            <numerusform>Kein fal.ai-Guthaben mehr. %n Bild wartet.</numerusform>
            <numerusform>Kein fal.ai-Guthaben mehr. %n Bilder warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The disk is full. Nothing is lost.</source>
        <translation>Der Datenträger ist voll. Es ist nichts verloren.</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen…</translation>
    </message>
    <message numerus="yes">
        <source>Paused. %n image(s) wait here.</source>
        <translation>
            <numerusform>Angehalten. %n Bild wartet hier.</numerusform>
            <numerusform>Angehalten. %n Bilder warten hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at fal.ai continue(s).</source>
        <translation>
            <numerusform>%n bei fal.ai läuft weiter.</numerusform>
            <numerusform>%n bei fal.ai laufen weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) failed.</source>
        <translation>
            <numerusform>%n Bild ist fehlgeschlagen.</numerusform>
            <numerusform>%n Bilder sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>A quick draft made on this computer, free of charge</source>
        <translation>Ein schneller Entwurf von diesem Computer, kostenlos</translation>
    </message>
    <message>
        <source>Price not available right now</source>
        <translation>Der Preis ist gerade nicht verfügbar</translation>
    </message>
    <message numerus="yes">
        <source>Create %n draft model(s) · free</source>
        <translation>
            <numerusform>%n Entwurf erstellen · kostenlos</numerusform>
            <numerusform>%n Entwürfe erstellen · kostenlos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n model(s)</source>
        <translation>
            <numerusform>%n Modell erstellen</numerusform>
            <numerusform>%n Modelle erstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1  ·  about %2</source>
        <translation>%1  ·  etwa %2</translation>
    </message>
    <message>
        <source>fal.ai · key from keychain</source>
        <translation>fal.ai · Schlüssel aus dem Schlüsselbund</translation>
    </message>
    <message>
        <source>fal.ai · key from environment</source>
        <translation>fal.ai · Schlüssel aus der Umgebung</translation>
    </message>
    <message>
        <source>fal.ai · key from its file</source>
        <translation>fal.ai · Schlüssel aus seiner Datei</translation>
    </message>
    <message>
        <source>fal.ai · key for this session</source>
        <translation>fal.ai · Schlüssel für diese Sitzung</translation>
    </message>
    <message>
        <source>fal.ai · not connected</source>
        <translation>fal.ai · nicht verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Offline seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for credit</source>
        <translation>
            <numerusform>%n wartet auf Guthaben</numerusform>
            <numerusform>%n warten auf Guthaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>You reached your %1 limit for %2.</source>
        <translation>Ihre Grenze von %1 für %2 ist erreicht.</translation>
    </message>
    <message>
        <source>Raise limit…</source>
        <translation>Grenze erhöhen…</translation>
    </message>
    <message>
        <source>No internet. Everything waits and continues by itself.</source>
        <translation>Kein Internet. Alles wartet und geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Can&apos;t reach Redis. This computer keeps working alone.</source>
        <translation>Redis ist nicht erreichbar. Dieser Computer arbeitet allein weiter.</translation>
    </message>
    <message>
        <source>Little disk space is left for new models.</source>
        <translation>Für neue Modelle ist kaum noch Platz.</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Ctrl+Shift+E exports all (%n)</source>
        <translation>
            <numerusform>Strg+Umschalt+E exportiert alle (%n)</numerusform>
            <numerusform>Strg+Umschalt+E exportiert alle (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect fal.ai to create</source>
        <translation>fal.ai verbinden und erstellen</translation>
    </message>
    <message>
        <source>Create when back online</source>
        <translation>Erstellen, sobald wieder online</translation>
    </message>
    <message numerus="yes">
        <source>Add %n to paused queue</source>
        <translation>
            <numerusform>%n zur angehaltenen Warteschlange</numerusform>
            <numerusform>%n zur angehaltenen Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>Bilder werden gelesen…</translation>
    </message>
    <message>
        <source>This session  %1</source>
        <translation>Diese Sitzung  %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n done</source>
        <translation>
            <numerusform>%1 von %n fertig</numerusform>
            <numerusform>%1 von %n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>waiting for fal.ai</source>
        <translation>wartet auf fal.ai</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s), %1</source>
        <translation>
            <numerusform>%n Bild, %1</numerusform>
            <numerusform>%n Bilder, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Version %1 is available</source>
        <translation>Version %1 ist verfügbar</translation>
    </message>
    <message>
        <source>Paused — %1</source>
        <translation>Angehalten — %1</translation>
    </message>
    <message>
        <source>%1% · %2 of %3 — %4</source>
        <translation>%1 % · %2 von %3 — %4</translation>
    </message>
    <message>
        <source>No key? Choose “Draft” as the model: it is free.</source>
        <translation>Kein Schlüssel? Wählen Sie „Draft“ als Modell: Es ist kostenlos.</translation>
    </message>
    <message>
        <source>Retry failed  ·  about %1</source>
        <translation>Erneut versuchen  ·  etwa %1</translation>
    </message>
    <message>
        <source>The shared queue is back. This window joins it again when its own work is done and nobody uses it.</source>
        <translation>Die gemeinsame Warteschlange ist wieder da. Dieses Fenster nimmt wieder an ihr teil, wenn seine eigene Arbeit fertig ist und niemand es benutzt.</translation>
    </message>
    <message>
        <source>Join now</source>
        <translation>Jetzt teilnehmen</translation>
    </message>
    <message>
        <source>Add credit ↗</source>
        <translation>Guthaben aufladen ↗</translation>
    </message>
    <message>
        <source>Support ↗</source>
        <translation>Support ↗</translation>
    </message>
    <message>
        <source>Everything waits.</source>
        <translation>Alles wartet.</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Netzwerkeinstellungen …</translation>
    </message>
    <message>
        <source>Your network or a proxy replaced fal.ai&apos;s certificate.</source>
        <translation>Ihr Netzwerk oder ein Proxy hat das Zertifikat von fal.ai ersetzt.</translation>
    </message>
    <message>
        <source>The proxy does not let us through to fal.ai.</source>
        <translation>Der Proxy lässt uns nicht zu fal.ai durch.</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>fal.ai · keychain locked</source>
        <translation>fal.ai · Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Your keychain is locked. The fal.ai key is in it.</source>
        <translation>Ihr Schlüsselbund ist gesperrt. Der fal.ai-Schlüssel liegt darin.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>Was ist neu</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfragenummer</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>Next in line at fal.ai</source>
        <translation>Als Nächstes bei fal.ai dran</translation>
    </message>
    <message numerus="yes">
        <source>In line at fal.ai · %n ahead</source>
        <translation>
            <numerusform>In der Reihe bei fal.ai · %n davor</numerusform>
            <numerusform>In der Reihe bei fal.ai · %n davor</numerusform>
        </translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>Wird hochgeladen…</translation>
    </message>
    <message>
        <source>Saving model…</source>
        <translation>Modell wird gespeichert…</translation>
    </message>
    <message>
        <source>Finding the object…</source>
        <translation>Objekt wird gesucht…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Creating model…</source>
        <translation>Modell wird erstellt…</translation>
    </message>
    <message>
        <source>Creating model… taking longer than usual (%1)</source>
        <translation>Modell wird erstellt… dauert länger als sonst (%1)</translation>
    </message>
    <message>
        <source>Creating model… %1% · %2 left</source>
        <translation>Modell wird erstellt… %1 % · noch %2</translation>
    </message>
    <message>
        <source>Creating model… %1%</source>
        <translation>Modell wird erstellt… %1 %</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Wartet auf eine Verbindung</translation>
    </message>
    <message>
        <source>%1 · trying again in %2</source>
        <translation>%1 · neuer Versuch in %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 %2%</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>Lösen</translation>
    </message>
    <message numerus="yes">
        <source>Waiting · %n ahead</source>
        <translation>
            <numerusform>Wartet · %n davor</numerusform>
            <numerusform>Wartet · %n davor</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting · next</source>
        <translation>Wartet · als Nächstes</translation>
    </message>
    <message>
        <source>Draft ready</source>
        <translation>Entwurf fertig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 triangles</source>
        <translation>%1 · %2 · %3 Dreiecke</translation>
    </message>
    <message numerus="yes">
        <source>%n views of one object</source>
        <translation>
            <numerusform>%n Ansicht eines Objekts</numerusform>
            <numerusform>%n Ansichten eines Objekts</numerusform>
        </translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Stopped · may be charged</source>
        <translation>Angehalten · wird eventuell berechnet</translation>
    </message>
    <message>
        <source>Cancelled · not charged</source>
        <translation>Abgebrochen · nicht berechnet</translation>
    </message>
    <message>
        <source>Create again</source>
        <translation>Neu erstellen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Waiting for an API key</source>
        <translation>Wartet auf einen API-Schlüssel</translation>
    </message>
    <message>
        <source>Waiting for a working API key</source>
        <translation>Wartet auf einen gültigen API-Schlüssel</translation>
    </message>
    <message>
        <source>Out of fal.ai credit</source>
        <translation>Kein fal.ai-Guthaben mehr</translation>
    </message>
    <message>
        <source>fal.ai locked this account</source>
        <translation>fal.ai hat dieses Konto gesperrt</translation>
    </message>
    <message>
        <source>Not an image that can be used</source>
        <translation>Kein verwendbares Bild</translation>
    </message>
    <message>
        <source>This file is empty</source>
        <translation>Diese Datei ist leer</translation>
    </message>
    <message>
        <source>Larger than 10 MB</source>
        <translation>Größer als 10 MB</translation>
    </message>
    <message>
        <source>Couldn&apos;t find an object in this image</source>
        <translation>In diesem Bild ist kein Objekt zu finden</translation>
    </message>
    <message>
        <source>fal.ai declined this image</source>
        <translation>fal.ai hat dieses Bild abgelehnt</translation>
    </message>
    <message>
        <source>fal.ai refused one of the options</source>
        <translation>fal.ai lehnt eine der Optionen ab</translation>
    </message>
    <message>
        <source>fal.ai is busy</source>
        <translation>fal.ai ist beschäftigt</translation>
    </message>
    <message>
        <source>fal.ai had a problem · not charged</source>
        <translation>fal.ai hatte ein Problem · nicht berechnet</translation>
    </message>
    <message>
        <source>fal.ai had a problem</source>
        <translation>fal.ai hatte ein Problem</translation>
    </message>
    <message>
        <source>Still no answer from fal.ai</source>
        <translation>Noch keine Antwort von fal.ai</translation>
    </message>
    <message>
        <source>Unclear whether fal.ai got this image</source>
        <translation>Unklar, ob fal.ai dieses Bild hat</translation>
    </message>
    <message>
        <source>Model ready, download failed</source>
        <translation>Modell fertig, Herunterladen misslungen</translation>
    </message>
    <message>
        <source>Model no longer at fal.ai</source>
        <translation>Modell nicht mehr bei fal.ai</translation>
    </message>
    <message>
        <source>Model file is damaged</source>
        <translation>Modelldatei ist beschädigt</translation>
    </message>
    <message>
        <source>Not enough disk space</source>
        <translation>Nicht genug Speicherplatz</translation>
    </message>
    <message>
        <source>Waiting: over your monthly limit</source>
        <translation>Wartet: über Ihrer Monatsgrenze</translation>
    </message>
    <message>
        <source>A file can&apos;t be read or written</source>
        <translation>Eine Datei ist nicht les- oder schreibbar</translation>
    </message>
    <message>
        <source>Work on this image crashed three times</source>
        <translation>Dreimal abgestürzt bei diesem Bild</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Converted from %1</source>
        <translation>Umgewandelt aus %1</translation>
    </message>
    <message>
        <source>Shrunk to %1 × %2</source>
        <translation>Verkleinert auf %1 × %2</translation>
    </message>
    <message>
        <source>In line at fal.ai</source>
        <translation>In der Schlange bei fal.ai</translation>
    </message>
    <message>
        <source>Waiting for the shared queue</source>
        <translation>Wartet auf gemeinsame Warteschlange</translation>
    </message>
    <message>
        <source>Secure connection failed</source>
        <translation>Sichere Verbindung gescheitert</translation>
    </message>
    <message>
        <source>The proxy refuses the connection</source>
        <translation>Der Proxy verweigert die Verbindung</translation>
    </message>
    <message>
        <source>longer than usual (%1)</source>
        <translation>dauert länger als sonst (%1)</translation>
    </message>
    <message>
        <source>%1% · %2 left</source>
        <translation>%1 % · noch %2</translation>
    </message>
    <message>
        <source>%1 · trying again in %2 (%3 of %4)</source>
        <translation>%1 · neuer Versuch in %2 (%3 von %4)</translation>
    </message>
    <message>
        <source>trying again in %1 (%2 of %3)</source>
        <translation>neuer Versuch in %1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Saving model… %1</source>
        <translation>Modell wird gespeichert… %1</translation>
    </message>
    <message>
        <source>Not waiting · kept if it arrives</source>
        <translation>Nicht erwartet · bleibt, wenn es kommt</translation>
    </message>
    <message>
        <source>Model file is missing</source>
        <translation>Modelldatei fehlt</translation>
    </message>
    <message>
        <source>Download again (free)</source>
        <translation>Erneut herunterladen (kostenlos)</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>What makes the models: fal.ai with a key, else the free draft</source>
        <translation>Was die Modelle erstellt: fal.ai mit Schlüssel, sonst der kostenlose Entwurf</translation>
    </message>
    <message>
        <source>Models made at the same time at fal.ai</source>
        <translation>Modelle, die bei fal.ai gleichzeitig erstellt werden</translation>
    </message>
    <message>
        <source>Drafts made at the same time on this computer</source>
        <translation>Entwürfe, die auf diesem Computer gleichzeitig erstellt werden</translation>
    </message>
    <message>
        <source>Attempts: how often one image is tried before it counts as failed</source>
        <translation>Versuche: wie oft ein Bild versucht wird, bevor es als fehlgeschlagen gilt</translation>
    </message>
    <message>
        <source>Remove GPS and camera data from images before they leave this computer</source>
        <translation>GPS- und Kameradaten vor dem Senden aus Bildern entfernen</translation>
    </message>
    <message>
        <source>Largest image: in bytes</source>
        <translation>Größtes Bild: in Byte</translation>
    </message>
    <message>
        <source>Keep finished jobs: after so many hours they are deleted with their files; 0 keeps them for ever</source>
        <translation>Fertige Aufträge behalten: nach so vielen Stunden werden sie mit ihren Dateien gelöscht; 0 behält sie für immer</translation>
    </message>
    <message>
        <source>Monthly limit: nothing starts that would cost more than this in a month, in USD; 0: no limit</source>
        <translation>Monatsgrenze: nichts beginnt, das im Monat mehr kosten würde, in USD; 0: keine Grenze</translation>
    </message>
    <message>
        <source>fal.ai&apos;s queue: a host or a URL</source>
        <translation>Warteschlange von fal.ai: ein Rechner oder eine URL</translation>
    </message>
    <message>
        <source>fal.ai&apos;s storage and account service: a host or a URL</source>
        <translation>Speicher- und Kontodienst von fal.ai: ein Rechner oder eine URL</translation>
    </message>
    <message>
        <source>Download hosts: models may be downloaded from these, separated by commas</source>
        <translation>Rechner für Downloads: von diesen dürfen Modelle geladen werden, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Log: how much is written</source>
        <translation>Protokoll: wie viel geschrieben wird</translation>
    </message>
    <message>
        <source>Log format: development logs text, production logs JSON</source>
        <translation>Form des Protokolls: development schreibt Text, production JSON</translation>
    </message>
    <message>
        <source>Requests a minute: how many a key may make</source>
        <translation>Anfragen pro Minute: wie viele ein Schlüssel stellen darf</translation>
    </message>
    <message>
        <source>Requests an hour: how many a key may make</source>
        <translation>Anfragen pro Stunde: wie viele ein Schlüssel stellen darf</translation>
    </message>
    <message>
        <source>Allowed origins: their pages may use the API, separated by commas</source>
        <translation>Erlaubte Herkünfte: ihre Seiten dürfen die API benutzen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Allowed host names: under these the API may be reached, beside its own, separated by commas</source>
        <translation>Erlaubte Rechnernamen: unter diesen ist die API außer dem eigenen erreichbar, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Appearance: light, dark, or as the system has it</source>
        <translation>Aussehen: hell, dunkel oder wie das System</translation>
    </message>
    <message>
        <source>Language: of the window, such as en or de; empty: the system&apos;s</source>
        <translation>Sprache: des Fensters, etwa en oder de; leer: die des Systems</translation>
    </message>
    <message>
        <source>Export folder: models are saved there; empty: asked once</source>
        <translation>Exportordner: dorthin werden Modelle gespeichert; leer: wird einmal gefragt</translation>
    </message>
    <message>
        <source>Names of exported files: {name} {date} {time} {model} {index}</source>
        <translation>Namen exportierter Dateien: {name} {date} {time} {model} {index}</translation>
    </message>
    <message>
        <source>Save finished models to the export folder by themselves</source>
        <translation>Fertige Modelle von selbst im Exportordner speichern</translation>
    </message>
    <message>
        <source>Create models as soon as images are dropped; this spends money</source>
        <translation>Modelle erstellen, sobald Bilder abgelegt werden; das kostet Geld</translation>
    </message>
    <message>
        <source>Ask before spending: when one click would cost more than this, in USD</source>
        <translation>Vor dem Ausgeben fragen: wenn ein Klick mehr als das kostet, in USD</translation>
    </message>
    <message>
        <source>Tell when a batch is finished and the window is not in front</source>
        <translation>Melden, wenn ein Stapel fertig ist und das Fenster nicht vorn liegt</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>In der Taskleiste bleiben, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Uploads a minute: how many a key may make</source>
        <translation>Uploads pro Minute: wie viele ein Schlüssel machen darf</translation>
    </message>
    <message>
        <source>Connections: to the API at the same time</source>
        <translation>Verbindungen: zur API gleichzeitig</translation>
    </message>
    <message>
        <source>Connections from one address: to the API at the same time</source>
        <translation>Verbindungen von einer Adresse: zur API gleichzeitig</translation>
    </message>
    <message>
        <source>Event streams at the same time</source>
        <translation>Gleichzeitige Ereignisströme</translation>
    </message>
    <message>
        <source>Event streams of one key</source>
        <translation>Ereignisströme eines Schlüssels</translation>
    </message>
    <message>
        <source>Webhook secret: signs what is sent; whsec_ and a base64 key</source>
        <translation>Webhook-Geheimnis: unterschreibt, was gesendet wird; whsec_ und ein Schlüssel in Base64</translation>
    </message>
    <message>
        <source>Send webhooks also to private addresses</source>
        <translation>Webhooks auch an private Adressen senden</translation>
    </message>
    <message>
        <source>Keep jobs of API clients: while serving, finished ones are deleted after so many hours; 0 keeps them for ever</source>
        <translation>Aufträge von API-Programmen behalten: im Serverbetrieb werden fertige nach so vielen Stunden gelöscht; 0 behält sie für immer</translation>
    </message>
    <message>
        <source>Lease: after so many seconds without a word from its worker an image goes on elsewhere</source>
        <translation>Frist: nach so vielen Sekunden ohne ein Wort von seinem Worker geht ein Bild anderswo weiter</translation>
    </message>
    <message>
        <source>Shared queue: of serve and worker, redis://[user:password@]host[:port][/database]</source>
        <translation>Gemeinsame Warteschlange: von serve und worker, redis://[Name:Passwort@]Rechner[:Port][/Datenbank]</translation>
    </message>
    <message>
        <source>Prefix in Redis: all keys begin with it; queues with different prefixes do not meet</source>
        <translation>Anfang in Redis: damit beginnen alle Schlüssel; Warteschlangen mit verschiedenen Anfängen begegnen sich nicht</translation>
    </message>
    <message>
        <source>Shared folder: all computers on the shared queue see it; images and models lie there</source>
        <translation>Gemeinsamer Ordner: alle Rechner an der gemeinsamen Warteschlange sehen ihn; dort liegen Bilder und Modelle</translation>
    </message>
    <message>
        <source>Port: of the window&apos;s API; when it is taken, the next free one</source>
        <translation>Port: der API des Fensters; ist er belegt, der nächste freie</translation>
    </message>
    <message>
        <source>Let other computers on the network use the window&apos;s API</source>
        <translation>Andere Rechner im Netz dürfen die API des Fensters benutzen</translation>
    </message>
    <message>
        <source>Public address: where workers without the shared folder reach this server, such as http://queue.studio:8000; empty: its own</source>
        <translation>Öffentliche Adresse: dort erreichen Worker ohne den gemeinsamen Ordner diesen Server, etwa http://queue.studio:8000; leer: seine eigene</translation>
    </message>
    <message>
        <source>Let the window work on the shared queue; while that is away it works alone</source>
        <translation>Das Fenster an der gemeinsamen Warteschlange arbeiten lassen; solange sie fort ist, arbeitet es allein</translation>
    </message>
    <message>
        <source>Proxy: the way to fal.ai and the web, such as http://proxy.studio:3128 or socks5://proxy.studio; empty: the system&apos;s; none: no proxy</source>
        <translation>Proxy: der Weg zu fal.ai und ins Web, etwa http://proxy.studio:3128 oder socks5://proxy.studio; leer: der des Systems; none: kein Proxy</translation>
    </message>
    <message>
        <source>Keep finished models in the queue: until they are cleared, also after a restart</source>
        <translation>Fertige Modelle in der Warteschlange lassen: bis sie entfernt werden, auch nach einem Neustart</translation>
    </message>
    <message>
        <source>Keep this computer awake while the API is on</source>
        <translation>Diesen Computer wach halten, solange die API an ist</translation>
    </message>
    <message>
        <source>Look for new versions, once a day; nothing is installed by itself</source>
        <translation>Einmal am Tag nach neuen Versionen sehen; nichts wird von selbst installiert</translation>
    </message>
</context>
<context>
    <name>SettingEditor</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>fal.ai</source>
        <translation>fal.ai</translation>
    </message>
    <message>
        <source>Free draft on this computer</source>
        <translation>Kostenloser Entwurf auf diesem Computer</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Takes effect the next time Image2Model opens.</source>
        <translation>Gilt, sobald Image2Model das nächste Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>Set by %1 for as long as it is there.</source>
        <translation>Durch %1 festgelegt, solange es das gibt.</translation>
    </message>
    <message>
        <source>Text, for people</source>
        <translation>Text, für Menschen</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, für Programme</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> Stunden</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>i2m::ApiPopover</name>
    <message>
        <source>Let other programs use Image2Model</source>
        <translation>Anderen Programmen erlauben, Image2Model zu benutzen</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API-Server</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Open API docs</source>
        <translation>API-Dokumentation öffnen</translation>
    </message>
    <message>
        <source>Server settings…</source>
        <translation>Servereinstellungen…</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message numerus="yes">
        <source>Used %n time(s) today</source>
        <translation>
            <numerusform>Heute %n-mal benutzt</numerusform>
            <numerusform>Heute %n-mal benutzt</numerusform>
        </translation>
    </message>
    <message>
        <source> · last %1 from %2</source>
        <translation> · zuletzt %1 von %2</translation>
    </message>
</context>
<context>
    <name>i2m::CleanUpDialog</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message numerus="yes">
        <source>Finished more than %n day(s) ago</source>
        <translation>
            <numerusform>Vor mehr als %n Tag fertig geworden</numerusform>
            <numerusform>Vor mehr als %n Tagen fertig geworden</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that is finished</source>
        <translation>Alles, was fertig ist</translation>
    </message>
    <message>
        <source>What to delete</source>
        <translation>Was gelöscht wird</translation>
    </message>
    <message>
        <source>Looking how much that is…</source>
        <translation>Es wird nachgesehen, wie viel das ist…</translation>
    </message>
    <message>
        <source>They belong to everybody who works on the shared queue.</source>
        <translation>Sie gehören allen, die an der gemeinsamen Warteschlange arbeiten.</translation>
    </message>
    <message>
        <source>There is nothing so old.</source>
        <translation>So Altes gibt es nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) with %1, from the history too. Exported files stay.</source>
        <translation>
            <numerusform>%n Stapel mit %1, auch aus dem Verlauf. Exportierte Dateien bleiben.</numerusform>
            <numerusform>%n Stapel mit %1, auch aus dem Verlauf. Exportierte Dateien bleiben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::Composer</name>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>Als Vorlage sichern…</translation>
    </message>
    <message>
        <source>Remove preset</source>
        <translation>Vorlage entfernen</translation>
    </message>
    <message>
        <source>Usual (%1 faces)</source>
        <translation>Üblich (%1 Flächen)</translation>
    </message>
    <message>
        <source>Low (%1 faces)</source>
        <translation>Niedrig (%1 Flächen)</translation>
    </message>
    <message>
        <source>Medium (%1 faces)</source>
        <translation>Mittel (%1 Flächen)</translation>
    </message>
    <message>
        <source>High (%1 faces)</source>
        <translation>Hoch (%1 Flächen)</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Eigene Zahl…</translation>
    </message>
    <message>
        <source>Custom (%1 faces)…</source>
        <translation>Eigene Zahl (%1 Flächen)…</translation>
    </message>
    <message>
        <source>The model has at most this many faces:</source>
        <translation>So viele Flächen hat das Modell höchstens:</translation>
    </message>
    <message>
        <source>Fewer faces = lighter file.</source>
        <translation>Weniger Flächen = kleinere Datei.</translation>
    </message>
    <message>
        <source>More options…</source>
        <translation>Weitere Optionen…</translation>
    </message>
</context>
<context>
    <name>i2m::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect fal.ai</source>
        <translation>fal.ai verbinden</translation>
    </message>
    <message>
        <source>Connect your fal.ai account</source>
        <translation>Verbinden Sie Ihr fal.ai-Konto</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keychain and never written to a file.</source>
        <translation>Er liegt im Schlüsselbund dieses Computers und wird nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Image2Model creates models with fal.ai, which bills your own account. Paste an API key to begin.</source>
        <translation>Image2Model erstellt Modelle mit fal.ai, das Ihr eigenes Konto belastet. Fügen Sie zum Beginnen einen API-Schlüssel ein.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel anzeigen</translation>
    </message>
    <message>
        <source>Get a key ↗</source>
        <translation>Schlüssel holen ↗</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>✓ Key works. Nothing was charged.</source>
        <translation>✓ Der Schlüssel funktioniert. Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>fal.ai doesn&apos;t recognise this key. Check that you copied all of it, including the part after the colon.</source>
        <translation>fal.ai kennt diesen Schlüssel nicht. Prüfen Sie, ob er vollständig kopiert ist, mit dem Teil nach dem Doppelpunkt.</translation>
    </message>
    <message>
        <source>This key works, but the account is locked: balance used up. Add credit at fal.ai; unlocking can take a while.</source>
        <translation>Der Schlüssel funktioniert, aber das Konto ist gesperrt: Guthaben aufgebraucht. Laden Sie bei fal.ai Guthaben auf; das Entsperren kann etwas dauern.</translation>
    </message>
    <message>
        <source>Can&apos;t reach fal.ai to check the key. You can save it anyway.</source>
        <translation>fal.ai ist nicht erreichbar, um den Schlüssel zu prüfen. Sie können ihn trotzdem speichern.</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>The keychain did not take the key, so it is used for this session only. %1</source>
        <translation>Der Schlüsselbund hat den Schlüssel nicht angenommen; er gilt nur für diese Sitzung. %1</translation>
    </message>
    <message>
        <source>%1 You can save the key anyway.</source>
        <translation>%1 Sie können den Schlüssel trotzdem speichern.</translation>
    </message>
    <message>
        <source>This computer has no keychain running, so it is kept for this session only. To keep it longer, start GNOME Keyring or KWallet, or set FAL_KEY.</source>
        <translation>Auf diesem Computer läuft kein Schlüsselbund, daher wird er nur für diese Sitzung behalten. Damit er länger bleibt, starten Sie GNOME Keyring oder KWallet, oder setzen Sie FAL_KEY.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>This key works, but fal.ai locked the account: %1</source>
        <translation>Dieser Schlüssel funktioniert, aber fal.ai hat das Konto gesperrt: %1</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Use for this session</source>
        <translation>Nur für diese Sitzung</translation>
    </message>
</context>
<context>
    <name>i2m::CostBox</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>Spent this month</source>
        <translation>Diesen Monat ausgegeben</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern…</translation>
    </message>
    <message>
        <source>Credit and bills at fal.ai</source>
        <translation>Guthaben und Rechnungen bei fal.ai</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>What it depends on</source>
        <translation>Wovon er abhängt</translation>
    </message>
    <message>
        <source>Spent this month: %1</source>
        <translation>Diesen Monat ausgegeben: %1</translation>
    </message>
    <message>
        <source>Save costs</source>
        <translation>Kosten speichern</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>i2m::DetailsDialog</name>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>not charged</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>may be charged</source>
        <translation>wird eventuell berechnet</translation>
    </message>
    <message>
        <source>charged</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfragenummer</translation>
    </message>
    <message>
        <source>Job id</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Details zu %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
</context>
<context>
    <name>i2m::DiskBox</name>
    <message>
        <source>Looking how much room models take…</source>
        <translation>Es wird nachgesehen, wie viel Platz die Modelle brauchen…</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen…</translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) deleted.</source>
        <translation>
            <numerusform>%n Stapel gelöscht.</numerusform>
            <numerusform>%n Stapel gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n model(s)</source>
        <translation>
            <numerusform>%1 in %n Modell</numerusform>
            <numerusform>%1 in %n Modellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::DropOverlay</name>
    <message>
        <source>Drop to add the images in it</source>
        <translation>Ablegen, um die Bilder darin hinzuzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Drop %n image(s)</source>
        <translation>
            <numerusform>%n Bild ablegen</numerusform>
            <numerusform>%n Bilder ablegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here can be used</source>
        <translation>Nichts davon ist verwendbar</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be skipped</source>
        <translation>
            <numerusform>%n Datei wird übersprungen</numerusform>
            <numerusform>%n Dateien werden übersprungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::Edits</name>
    <message>
        <source>Too late for that: it has gone on since then.</source>
        <translation>Dafür ist es zu spät: Es ist inzwischen weitergegangen.</translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>removing %1</source>
        <translation>Entfernen von %1</translation>
    </message>
    <message>
        <source>renaming %1</source>
        <translation>Umbenennen von %1</translation>
    </message>
    <message>
        <source>changing the settings</source>
        <translation>Ändern der Einstellungen</translation>
    </message>
    <message>
        <source>changing the settings of %1</source>
        <translation>Ändern der Einstellungen von %1</translation>
    </message>
    <message>
        <source>moving %1</source>
        <translation>Verschieben von %1</translation>
    </message>
</context>
<context>
    <name>i2m::EmptyPage</name>
    <message>
        <source>Connect fal.ai</source>
        <translation>fal.ai verbinden</translation>
    </message>
    <message>
        <source>Drop images to create 3D models</source>
        <translation>Bilder ablegen, 3D-Modelle erhalten</translation>
    </message>
    <message>
        <source>JPG or PNG, up to 10 MB each, 25 at a time. Folders work too.</source>
        <translation>JPG oder PNG, je bis 10 MB, 25 auf einmal. Ordner gehen auch.</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>Bilder wählen…</translation>
    </message>
    <message>
        <source>Paste  %1</source>
        <translation>Einfügen  %1</translation>
    </message>
    <message>
        <source>Try with a sample (free)</source>
        <translation>Mit einem Beispiel probieren (kostenlos)</translation>
    </message>
    <message>
        <source>One object per image · plain background · even light</source>
        <translation>Ein Objekt je Bild · ruhiger Hintergrund · gleichmäßiges Licht</translation>
    </message>
    <message>
        <source>%1  —  %2 and one minute each</source>
        <translation>%1  —  je %2 und eine Minute</translation>
    </message>
</context>
<context>
    <name>i2m::ExportDialog</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>Wie erstellt</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Längste Seite</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Meter</translation>
    </message>
    <message>
        <source>Millimeters</source>
        <translation>Millimeter</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Y, as in most viewers</source>
        <translation>Y, wie in den meisten Betrachtern</translation>
    </message>
    <message>
        <source>Z, as in printing and CAD</source>
        <translation>Z, wie beim Drucken und in CAD</translation>
    </message>
    <message>
        <source>With the source image and settings (.json)</source>
        <translation>Mit Ausgangsbild und Einstellungen (.json)</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>„%1“ exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Export %n model(s)</source>
        <translation>
            <numerusform>%n Modell exportieren</numerusform>
            <numerusform>%n Modelle exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Save to a folder…</source>
        <translation>In einem Ordner speichern…</translation>
    </message>
    <message>
        <source>Save as ZIP…</source>
        <translation>Als ZIP speichern…</translation>
    </message>
    <message numerus="yes">
        <source>%n of them can only be exported as delivered.</source>
        <translation>
            <numerusform>%n davon lässt sich nur wie geliefert exportieren.</numerusform>
            <numerusform>%n davon lassen sich nur wie geliefert exportieren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::Exporter</name>
    <message>
        <source>Where should models be saved?</source>
        <translation>Wo sollen Modelle gespeichert werden?</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export as ZIP</source>
        <translation>Als ZIP exportieren</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP-Archive (*.zip)</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be exported. %1: %2</source>
        <translation>
            <numerusform>%n Modell ließ sich nicht exportieren. %1: %2</numerusform>
            <numerusform>%n Modelle ließen sich nicht exportieren. %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n model(s).</source>
        <translation>
            <numerusform>%n Modell gespeichert.</numerusform>
            <numerusform>%n Modelle gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::FailurePage</name>
    <message>
        <source>Replace image…</source>
        <translation>Bild ersetzen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again  ·  %1</source>
        <translation>Erneut versuchen  ·  %1</translation>
    </message>
    <message>
        <source>Try again (free)</source>
        <translation>Erneut versuchen (kostenlos)</translation>
    </message>
    <message>
        <source>Shrink to fit</source>
        <translation>Passend verkleinern</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen…</translation>
    </message>
    <message>
        <source>Add credit ↗</source>
        <translation>Guthaben aufladen ↗</translation>
    </message>
    <message>
        <source>Open fal.ai dashboard ↗</source>
        <translation>fal.ai-Übersicht öffnen ↗</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Support ↗</source>
        <translation>Support ↗</translation>
    </message>
    <message>
        <source>Free space…</source>
        <translation>Platz schaffen…</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Rules ↗</source>
        <translation>Regeln ↗</translation>
    </message>
    <message>
        <source>Download again (free)</source>
        <translation>Erneut herunterladen (kostenlos)</translation>
    </message>
    <message>
        <source>Create again</source>
        <translation>Neu erstellen</translation>
    </message>
    <message>
        <source>Create again  ·  %1</source>
        <translation>Neu erstellen  ·  %1</translation>
    </message>
</context>
<context>
    <name>i2m::FilterBar</name>
    <message>
        <source>Find by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Active %1</source>
        <translation>Aktiv %1</translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation>Fertig %1</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <translation>Fehler %1</translation>
    </message>
</context>
<context>
    <name>i2m::HeaderBar</name>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>About Image2Model</source>
        <translation>Über Image2Model</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>API on · %1</source>
        <translation>API an · %1</translation>
    </message>
    <message>
        <source>API shared · %1</source>
        <translation>API freigegeben · %1</translation>
    </message>
    <message>
        <source>API starting…</source>
        <translation>API startet…</translation>
    </message>
    <message>
        <source>API problem</source>
        <translation>API-Problem</translation>
    </message>
    <message>
        <source>API off</source>
        <translation>API aus</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stops sending new images. Images already at fal.ai continue.</source>
        <translation>Sendet keine neuen Bilder mehr. Bilder, die schon bei fal.ai sind, laufen weiter.</translation>
    </message>
    <message>
        <source>%1, a new version is available</source>
        <translation>%1, eine neue Version ist verfügbar</translation>
    </message>
</context>
<context>
    <name>i2m::HistoryModel</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>i2m::HistoryPage</name>
    <message>
        <source>Back to the queue</source>
        <translation>Zurück zur Warteschlange</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Delete with all files…</source>
        <translation>Mit allen Dateien löschen…</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Models appear here when they are made, and stay.</source>
        <translation>Hier erscheinen fertige Modelle, und hier bleiben sie.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt dazu.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gemacht mit</translation>
    </message>
</context>
<context>
    <name>i2m::ImagePage</name>
    <message>
        <source>Replace image…</source>
        <translation>Bild ersetzen…</translation>
    </message>
    <message>
        <source>Progress of this image</source>
        <translation>Fortschritt dieses Bildes</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Nach rechts drehen</translation>
    </message>
</context>
<context>
    <name>i2m::InfoCard</name>
    <message>
        <source>Triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>Eckpunkte</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>Texturen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message numerus="yes">
        <source>%n open edge(s)</source>
        <translation>
            <numerusform>%n offene Kante</numerusform>
            <numerusform>%n offene Kanten</numerusform>
        </translation>
    </message>
    <message>
        <source>watertight</source>
        <translation>wasserdicht</translation>
    </message>
    <message>
        <source>surfaces cross or touch</source>
        <translation>Flächen kreuzen oder berühren sich</translation>
    </message>
    <message>
        <source>3D print</source>
        <translation>3D-Druck</translation>
    </message>
    <message>
        <source>Print size</source>
        <translation>Druckgröße</translation>
    </message>
</context>
<context>
    <name>i2m::KeySheet</name>
    <message>
        <source>Drag, arrows</source>
        <translation>Ziehen, Pfeiltasten</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Right drag, Ctrl+arrows</source>
        <translation>Rechts ziehen, Strg+Pfeiltasten</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Wheel, pinch, + −</source>
        <translation>Mausrad, zwei Finger, + −</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Turn around this point</source>
        <translation>Um diesen Punkt drehen</translation>
    </message>
    <message>
        <source>Ctrl+drag</source>
        <translation>Strg+Ziehen</translation>
    </message>
    <message>
        <source>Turn the light</source>
        <translation>Licht drehen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Back to the first view</source>
        <translation>Zurück zur ersten Ansicht</translation>
    </message>
    <message>
        <source>Front, right, top, isometric; Ctrl for the other side</source>
        <translation>Vorn, rechts, oben, isometrisch; mit Strg die andere Seite</translation>
    </message>
    <message>
        <source>With or without perspective</source>
        <translation>Mit oder ohne Perspektive</translation>
    </message>
    <message>
        <source>Textured, clay, wireframe, normals</source>
        <translation>Mit Textur, Ton, Drahtgitter, Normalen</translation>
    </message>
    <message>
        <source>Edges, grid, axes</source>
        <translation>Kanten, Raster, Achsen</translation>
    </message>
    <message>
        <source>Light, background</source>
        <translation>Licht, Hintergrund</translation>
    </message>
    <message>
        <source>Turntable</source>
        <translation>Drehteller</translation>
    </message>
    <message>
        <source>Compare with the source image</source>
        <translation>Mit dem Ausgangsbild vergleichen</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <source>Save a picture; without background</source>
        <translation>Bild aufnehmen; ohne Hintergrund</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>i2m::MainWindow</name>
    <message>
        <source>Added the first %1 images.</source>
        <translation>Die ersten %1 Bilder wurden hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>Add the other %n</source>
        <translation>
            <numerusform>Das letzte hinzufügen</numerusform>
            <numerusform>Die anderen %n hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>Settings for %n selected</source>
        <translation>
            <numerusform>Einstellungen für %n ausgewähltes</numerusform>
            <numerusform>Einstellungen für %n ausgewählte</numerusform>
        </translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n removed.</source>
        <translation>
            <numerusform>%n entfernt.</numerusform>
            <numerusform>%n entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Still running. Quit it from the icon in the tray.</source>
        <translation>Läuft weiter. Beenden Sie es über das Symbol in der Taskleiste.</translation>
    </message>
    <message>
        <source>Diagnostics copied.</source>
        <translation>Diagnose kopiert.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete “%1” and everything made with it? Exported files stay.</source>
        <translation>„%1“ und alles daraus Erstellte löschen? Exportierte Dateien bleiben.</translation>
    </message>
    <message>
        <source>This month %1</source>
        <translation>Diesen Monat %1</translation>
    </message>
    <message>
        <source>fal.ai is connected.</source>
        <translation>fal.ai ist verbunden.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Image2Model</source>
        <translation>Über Image2Model</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Image2Model %1&lt;/h3&gt;&lt;p&gt;Turns images into 3D models.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Image2Model %1&lt;/h3&gt;&lt;p&gt;Macht aus Bildern 3D-Modelle.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped: no images.</source>
        <translation>
            <numerusform>%n Datei übersprungen: kein Bild.</numerusform>
            <numerusform>%n Dateien übersprungen: keine Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Images (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;All files (*)</source>
        <translation>Bilder (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Replace image</source>
        <translation>Bild ersetzen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
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
        <source>Blender isn&apos;t installed, or can&apos;t be found.</source>
        <translation>Blender ist nicht installiert oder nicht zu finden.</translation>
    </message>
    <message>
        <source>Get Blender</source>
        <translation>Blender holen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) ready</source>
        <translation>
            <numerusform>%n Modell fertig</numerusform>
            <numerusform>%n Modelle fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We can&apos;t tell whether fal.ai got %n image(s).</source>
        <translation>
            <numerusform>Es ist unklar, ob fal.ai %n Bild bekommen hat.</numerusform>
            <numerusform>Es ist unklar, ob fal.ai %n Bilder bekommen hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again may charge twice. Look at your fal.ai dashboard first.</source>
        <translation>Ein neuer Versuch kann doppelt kosten. Sehen Sie zuerst in Ihrem fal.ai-Konto nach.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Leave as is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Als Vorlage sichern</translation>
    </message>
    <message>
        <source>Saved the preset “%1”.</source>
        <translation>Die Vorlage „%1“ ist gesichert.</translation>
    </message>
    <message>
        <source>Saving a turn of %1…</source>
        <translation>Eine Umdrehung von %1 wird gespeichert…</translation>
    </message>
    <message>
        <source>The turntable is saved.</source>
        <translation>Die Umdrehung ist gespeichert.</translation>
    </message>
    <message>
        <source>Open Image2Model</source>
        <translation>Image2Model öffnen</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>%1 &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Re&amp;do %1</source>
        <translation>%1 &amp;wiederholen</translation>
    </message>
</context>
<context>
    <name>i2m::ModelPage</name>
    <message>
        <source>Source image</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>3D preview needs OpenGL 3.3. Showing the picture instead.</source>
        <translation>Die 3D-Vorschau braucht OpenGL 3.3. Stattdessen wird das Bild gezeigt.</translation>
    </message>
    <message>
        <source>3D model of %1, %2</source>
        <translation>3D-Modell von %1, %2</translation>
    </message>
    <message>
        <source>Compared under one camera</source>
        <translation>Unter einer Kamera verglichen</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>This model is very large.</source>
        <translation>Dieses Modell ist sehr groß.</translation>
    </message>
    <message>
        <source>Preview anyway</source>
        <translation>Trotzdem zeigen</translation>
    </message>
    <message>
        <source>This model file can&apos;t be read.</source>
        <translation>Diese Modelldatei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 files can&apos;t be previewed here.</source>
        <translation>%1-Dateien lassen sich hier nicht ansehen.</translation>
    </message>
    <message>
        <source>Download again (free)</source>
        <translation>Erneut herunterladen (kostenlos)</translation>
    </message>
    <message>
        <source>The file of this model is missing.</source>
        <translation>Die Datei dieses Modells fehlt.</translation>
    </message>
</context>
<context>
    <name>i2m::ModelTop</name>
    <message>
        <source>Open in Blender</source>
        <translation>In Blender öffnen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>Andere Formate</translation>
    </message>
</context>
<context>
    <name>i2m::ModelView</name>
    <message>
        <source>3D model</source>
        <translation>3D-Modell</translation>
    </message>
    <message>
        <source>%L1 triangles, %L2 by %L3 by %L4 meters</source>
        <translation>%L1 Dreiecke, %L2 mal %L3 mal %L4 Meter</translation>
    </message>
</context>
<context>
    <name>i2m::OpenWithMenu</name>
    <message>
        <source>Default program</source>
        <translation>Standardprogramm</translation>
    </message>
    <message>
        <source>the default program</source>
        <translation>Das Standardprogramm</translation>
    </message>
    <message>
        <source>Another program…</source>
        <translation>Anderes Programm…</translation>
    </message>
    <message>
        <source>Open with which program?</source>
        <translation>Mit welchem Programm öffnen?</translation>
    </message>
</context>
<context>
    <name>i2m::OptionsDialog</name>
    <message>
        <source>Options of %1</source>
        <translation>Optionen von %1</translation>
    </message>
    <message>
        <source>about %1 a model</source>
        <translation>etwa %1 je Modell</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
</context>
<context>
    <name>i2m::OptionsForm</name>
    <message>
        <source>All options</source>
        <translation>Alle Optionen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>i2m::Question</name>
    <message numerus="yes">
        <source>%n model(s) are still being made at fal.ai.</source>
        <translation>
            <numerusform>%n Modell wird bei fal.ai noch erstellt.</numerusform>
            <numerusform>%n Modelle werden bei fal.ai noch erstellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) are not finished yet.</source>
        <translation>
            <numerusform>%n Modell ist noch nicht fertig.</numerusform>
            <numerusform>%n Modelle sind noch nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>They finish there, and appear here when you open Image2Model again.</source>
        <translation>Sie werden dort fertig und erscheinen hier, wenn Sie Image2Model wieder öffnen.</translation>
    </message>
    <message>
        <source>Those at fal.ai finish there. Everything goes on when you open Image2Model again.</source>
        <translation>Was bei fal.ai ist, wird dort fertig. Alles geht weiter, wenn Sie Image2Model wieder öffnen.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Don&apos;t ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
    <message numerus="yes">
        <source>Create %n model(s) for about %1?</source>
        <translation>
            <numerusform>%n Modell für etwa %1 erstellen?</numerusform>
            <numerusform>%n Modelle für etwa %1 erstellen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ask only above %1</source>
        <translation>Erst über %1 fragen</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n waiting?</source>
        <translation>
            <numerusform>%n wartendes abbrechen?</numerusform>
            <numerusform>%n wartende abbrechen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n</source>
        <translation>
            <numerusform>%n abbrechen</numerusform>
            <numerusform>%n abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) are already being made. fal.ai will charge for them.</source>
        <translation>
            <numerusform>Dieses Modell wird schon erstellt. fal.ai berechnet es.</numerusform>
            <numerusform>%n Modelle werden schon erstellt. fal.ai berechnet sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message numerus="yes">
        <source>%n are already being made and will finish.</source>
        <translation>
            <numerusform>%n wird schon erstellt und noch fertig.</numerusform>
            <numerusform>%n werden schon erstellt und noch fertig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep the model(s) if they arrive anyway</source>
        <translation>
            <numerusform>Das Modell behalten, wenn es trotzdem ankommt</numerusform>
            <numerusform>Die Modelle behalten, wenn sie trotzdem ankommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::QueueTable</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Resize columns to contents</source>
        <translation>Spalten an den Inhalt anpassen</translation>
    </message>
</context>
<context>
    <name>i2m::QueueView</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>i2m::RequestLog</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>i2m::ServerPage</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Let other programs use Image2Model</source>
        <translation>Andere Programme dürfen Image2Model benutzen</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Neuer Schlüssel …</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy example</source>
        <translation>Beispiel kopieren</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Administer</source>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>What is the key for?</source>
        <translation>Wofür ist der Schlüssel?</translation>
    </message>
    <message>
        <source>Copy the key now; it is not shown again.</source>
        <translation>Kopieren Sie den Schlüssel jetzt; er wird nicht noch einmal gezeigt.</translation>
    </message>
    <message>
        <source>Revoke “%1”? Programs that use it are refused from now on.</source>
        <translation>„%1“ widerrufen? Programme, die ihn benutzen, werden ab jetzt abgewiesen.</translation>
    </message>
</context>
<context>
    <name>i2m::SettingsDialog</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Account and costs</source>
        <translation>Konto und Kosten</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API-Server</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>fal.ai key %1</source>
        <translation>fal.ai-Schlüssel %1</translation>
    </message>
    <message>
        <source>fal.ai is not connected.</source>
        <translation>fal.ai ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen…</translation>
    </message>
    <message>
        <source>Connect fal.ai…</source>
        <translation>fal.ai verbinden…</translation>
    </message>
    <message>
        <source>Anyone on your network who has a key can spend your fal.ai credit.</source>
        <translation>Wer in Ihrem Netz einen Schlüssel hat, kann Ihr Guthaben bei fal.ai ausgeben.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Reset all settings…</source>
        <translation>Alle Einstellungen zurücksetzen…</translation>
    </message>
    <message>
        <source>Set everything back to how it was at first?</source>
        <translation>Alles auf den Anfang zurücksetzen?</translation>
    </message>
    <message>
        <source>Your API keys, images and models stay.</source>
        <translation>API-Schlüssel, Bilder und Modelle bleiben.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Start with the computer, in the background</source>
        <translation>Mit dem Computer starten, im Hintergrund</translation>
    </message>
    <message>
        <source>3D view: %1</source>
        <translation>3D-Ansicht: %1</translation>
    </message>
    <message>
        <source>The fal.ai key is in your keychain, which is locked.</source>
        <translation>Der fal.ai-Schlüssel liegt in Ihrem Schlüsselbund, der gesperrt ist.</translation>
    </message>
</context>
<context>
    <name>i2m::SeveralPage</name>
    <message>
        <source>Export all</source>
        <translation>Alle exportieren</translation>
    </message>
</context>
<context>
    <name>i2m::StagePane</name>
    <message>
        <source>Created %1</source>
        <translation>Erstellt %1</translation>
    </message>
    <message>
        <source>free draft</source>
        <translation>kostenloser Entwurf</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Bühne</translation>
    </message>
    <message>
        <source>Models appear here as they finish</source>
        <translation>Modelle erscheinen hier, sobald sie fertig sind</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) · %1</source>
        <translation>
            <numerusform>%n Modell · %1</numerusform>
            <numerusform>%n Modelle · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) · %1</source>
        <translation>
            <numerusform>%n Bild · %1</numerusform>
            <numerusform>%n Bilder · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::StatusStrip</name>
    <message>
        <source>Overall progress</source>
        <translation>Gesamtfortschritt</translation>
    </message>
</context>
<context>
    <name>i2m::ViewPill</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Textured (M)</source>
        <translation>Mit Textur (M)</translation>
    </message>
    <message>
        <source>Clay (M)</source>
        <translation>Ton (M)</translation>
    </message>
    <message>
        <source>Wireframe (M)</source>
        <translation>Drahtgitter (M)</translation>
    </message>
    <message>
        <source>Normals (M)</source>
        <translation>Normalen (M)</translation>
    </message>
    <message>
        <source>Light (L)</source>
        <translation>Licht (L)</translation>
    </message>
    <message>
        <source>Background (B)</source>
        <translation>Hintergrund (B)</translation>
    </message>
    <message>
        <source>Turntable (T)</source>
        <translation>Drehteller (T)</translation>
    </message>
    <message>
        <source>Compare with the image (C)</source>
        <translation>Mit dem Bild vergleichen (C)</translation>
    </message>
    <message>
        <source>Save a picture (F12)</source>
        <translation>Bild aufnehmen (F12)</translation>
    </message>
    <message>
        <source>Fit (F)</source>
        <translation>Einpassen (F)</translation>
    </message>
    <message>
        <source>About this model (I)</source>
        <translation>Über dieses Modell (I)</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Outdoor</source>
        <translation>Draußen</translation>
    </message>
    <message>
        <source>Turn the light</source>
        <translation>Licht drehen</translation>
    </message>
    <message>
        <source>Like the window</source>
        <translation>Wie das Fenster</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Transparent grid</source>
        <translation>Transparenzraster</translation>
    </message>
    <message>
        <source>Color…</source>
        <translation>Farbe…</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Edges (E)</source>
        <translation>Kanten (E)</translation>
    </message>
    <message>
        <source>Floor grid (G)</source>
        <translation>Bodenraster (G)</translation>
    </message>
    <message>
        <source>Axes (X)</source>
        <translation>Achsen (X)</translation>
    </message>
    <message>
        <source>Pictures (F12)</source>
        <translation>Bilder (F12)</translation>
    </message>
    <message>
        <source>Keys (H)</source>
        <translation>Tasten (H)</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Vollbild (F11)</translation>
    </message>
    <message>
        <source>Save without background (Ctrl+F12)</source>
        <translation>Ohne Hintergrund speichern (Strg+F12)</translation>
    </message>
    <message>
        <source>Copy the picture (Ctrl+Shift+C)</source>
        <translation>Bild kopieren (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Save a turntable as pictures</source>
        <translation>Eine Umdrehung als Bilder speichern</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>i2m::WindowApi</name>
    <message>
        <source>Port %1 is used by another program. Using %2.</source>
        <translation>Port %1 wird von einem anderen Programm benutzt. Stattdessen %2.</translation>
    </message>
</context>
<context>
    <name>i2m::Workbench</name>
    <message>
        <source>No images found there.</source>
        <translation>Dort sind keine Bilder.</translation>
    </message>
    <message>
        <source>Pasted %1.png</source>
        <translation>Eingefügt %1.png</translation>
    </message>
    <message>
        <source>Sample amphora.png</source>
        <translation>Beispiel Amphore.png</translation>
    </message>
    <message numerus="yes">
        <source>Found %n model(s) from last time. Picking them up.</source>
        <translation>
            <numerusform>%n Modell vom letzten Mal gefunden. Es geht weiter.</numerusform>
            <numerusform>%n Modelle vom letzten Mal gefunden. Es geht weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching the image from %1…</source>
        <translation>Das Bild wird von %1 geholt…</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>i2m::WorkersDialog</name>
    <message>
        <source>Offline</source>
        <translation>Nicht da</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Macht fertig</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>&amp;Let it finish</source>
        <translation>&amp;Fertig machen lassen</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Retried</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Load average</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>It ends what it has begun and takes no more</source>
        <translation>Er beendet, was er begonnen hat, und nimmt nichts mehr an</translation>
    </message>
    <message>
        <source>Takes a worker that is gone off the list</source>
        <translation>Nimmt einen Worker, den es nicht mehr gibt, von der Liste</translation>
    </message>
    <message>
        <source>This window works alone. To share a queue with other computers, give its address and the shared folder in the settings, and let the window work on it.</source>
        <translation>Dieses Fenster arbeitet allein. Um eine Warteschlange mit anderen Rechnern zu teilen, geben Sie in den Einstellungen ihre Adresse und den gemeinsamen Ordner an, und lassen Sie das Fenster daran arbeiten.</translation>
    </message>
    <message>
        <source>Sharing the queue at %1.</source>
        <translation>Teilt die Warteschlange bei %1.</translation>
    </message>
    <message>
        <source>The queue at %1 cannot be reached. This window works alone until it is back.</source>
        <translation>Die Warteschlange bei %1 ist nicht erreichbar. Dieses Fenster arbeitet allein, bis sie wieder da ist.</translation>
    </message>
    <message>
        <source>The queue at %1 is back. This window joins it again when its own work is done.</source>
        <translation>Die Warteschlange bei %1 ist wieder da. Dieses Fenster nimmt wieder an ihr teil, wenn seine eigene Arbeit fertig ist.</translation>
    </message>
</context>
</TS>
