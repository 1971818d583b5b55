<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Outlook</name>
    <message numerus="yes">
        <source>%n image(s) wait for an API key.</source>
        <translation>
            <numerusform>%n image waits for an API key.</numerusform>
            <numerusform>%n images wait for an API key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Out of fal.ai credit. %n image(s) are waiting.</source>
        <translation>
            <numerusform>Out of fal.ai credit. %n image is waiting.</numerusform>
            <numerusform>Out of fal.ai credit. %n images are waiting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused. %n image(s) wait here.</source>
        <translation>
            <numerusform>Paused. %n image waits here.</numerusform>
            <numerusform>Paused. %n images wait here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at fal.ai continue(s).</source>
        <translation>
            <numerusform>%n at fal.ai continues.</numerusform>
            <numerusform>%n at fal.ai continue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) failed.</source>
        <translation>
            <numerusform>%n image failed.</numerusform>
            <numerusform>%n images failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n draft model(s) · free</source>
        <translation>
            <numerusform>Create %n draft model · free</numerusform>
            <numerusform>Create %n draft models · free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n model(s)</source>
        <translation>
            <numerusform>Create %n model</numerusform>
            <numerusform>Create %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for credit</source>
        <translation>
            <numerusform>%n waiting for credit</numerusform>
            <numerusform>%n waiting for credit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ctrl+Shift+E exports all (%n)</source>
        <translation>
            <numerusform>Ctrl+Shift+E exports all (%n)</numerusform>
            <numerusform>Ctrl+Shift+E exports all (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n to paused queue</source>
        <translation>
            <numerusform>Add %n to paused queue</numerusform>
            <numerusform>Add %n to paused queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n done</source>
        <translation>
            <numerusform>%1 of %n done</numerusform>
            <numerusform>%1 of %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s), %1</source>
        <translation>
            <numerusform>%n image, %1</numerusform>
            <numerusform>%n images, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message numerus="yes">
        <source>In line at fal.ai · %n ahead</source>
        <translation>
            <numerusform>In line at fal.ai · %n ahead</numerusform>
            <numerusform>In line at fal.ai · %n ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting · %n ahead</source>
        <translation>
            <numerusform>Waiting · %n ahead</numerusform>
            <numerusform>Waiting · %n ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n views of one object</source>
        <translation>
            <numerusform>%n views of one object</numerusform>
            <numerusform>%n views of one object</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::ApiPopover</name>
    <message numerus="yes">
        <source>Used %n time(s) today</source>
        <translation>
            <numerusform>Used %n time today</numerusform>
            <numerusform>Used %n times today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::CleanUpDialog</name>
    <message numerus="yes">
        <source>Finished more than %n day(s) ago</source>
        <translation>
            <numerusform>Finished more than %n day ago</numerusform>
            <numerusform>Finished more than %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) with %1, from the history too. Exported files stay.</source>
        <translation>
            <numerusform>%n batch with %1, from the history too. Exported files stay.</numerusform>
            <numerusform>%n batches with %1, from the history too. Exported files stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::DiskBox</name>
    <message numerus="yes">
        <source>%n batch(es) deleted.</source>
        <translation>
            <numerusform>%n batch deleted.</numerusform>
            <numerusform>%n batches deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n model(s)</source>
        <translation>
            <numerusform>%1 in %n model</numerusform>
            <numerusform>%1 in %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::DropOverlay</name>
    <message numerus="yes">
        <source>Drop %n image(s)</source>
        <translation>
            <numerusform>Drop %n image</numerusform>
            <numerusform>Drop %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be skipped</source>
        <translation>
            <numerusform>%n file will be skipped</numerusform>
            <numerusform>%n files will be skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::Edits</name>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::ExportDialog</name>
    <message numerus="yes">
        <source>Export %n model(s)</source>
        <translation>
            <numerusform>Export %n model</numerusform>
            <numerusform>Export %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can only be exported as delivered.</source>
        <translation>
            <numerusform>%n of them can only be exported as delivered.</numerusform>
            <numerusform>%n of them can only be exported as delivered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::Exporter</name>
    <message numerus="yes">
        <source>%n could not be exported. %1: %2</source>
        <translation>
            <numerusform>%n could not be exported. %1: %2</numerusform>
            <numerusform>%n could not be exported. %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n model(s).</source>
        <translation>
            <numerusform>Saved %n model.</numerusform>
            <numerusform>Saved %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::InfoCard</name>
    <message numerus="yes">
        <source>%n open edge(s)</source>
        <translation>
            <numerusform>%n open edge</numerusform>
            <numerusform>%n open edges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::MainWindow</name>
    <message numerus="yes">
        <source>Add the other %n</source>
        <translation>
            <numerusform>Add the other %n</numerusform>
            <numerusform>Add the other %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settings for %n selected</source>
        <translation>
            <numerusform>Settings for %n selected</numerusform>
            <numerusform>Settings for %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed.</source>
        <translation>
            <numerusform>%n removed.</numerusform>
            <numerusform>%n removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped: no images.</source>
        <translation>
            <numerusform>%n file skipped: no images.</numerusform>
            <numerusform>%n files skipped: no images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) ready</source>
        <translation>
            <numerusform>%n model ready</numerusform>
            <numerusform>%n models ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We can&apos;t tell whether fal.ai got %n image(s).</source>
        <translation>
            <numerusform>We can&apos;t tell whether fal.ai got %n image.</numerusform>
            <numerusform>We can&apos;t tell whether fal.ai got %n images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::Question</name>
    <message numerus="yes">
        <source>%n model(s) are still being made at fal.ai.</source>
        <translation>
            <numerusform>%n model is still being made at fal.ai.</numerusform>
            <numerusform>%n models are still being made at fal.ai.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) are not finished yet.</source>
        <translation>
            <numerusform>%n model is not finished yet.</numerusform>
            <numerusform>%n models are not finished yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n model(s) for about %1?</source>
        <translation>
            <numerusform>Create %n model for about %1?</numerusform>
            <numerusform>Create %n models for about %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n waiting?</source>
        <translation>
            <numerusform>Cancel %n waiting?</numerusform>
            <numerusform>Cancel %n waiting?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n</source>
        <translation>
            <numerusform>Cancel %n</numerusform>
            <numerusform>Cancel %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) are already being made. fal.ai will charge for them.</source>
        <translation>
            <numerusform>This model is already being made. fal.ai will charge for it.</numerusform>
            <numerusform>%n models are already being made. fal.ai will charge for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are already being made and will finish.</source>
        <translation>
            <numerusform>%n is already being made and will finish.</numerusform>
            <numerusform>%n are already being made and will finish.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep the model(s) if they arrive anyway</source>
        <translation>
            <numerusform>Keep the model if it arrives anyway</numerusform>
            <numerusform>Keep the models if they arrive anyway</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::StagePane</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) · %1</source>
        <translation>
            <numerusform>%n model · %1</numerusform>
            <numerusform>%n models · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) · %1</source>
        <translation>
            <numerusform>%n image · %1</numerusform>
            <numerusform>%n images · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>i2m::Workbench</name>
    <message numerus="yes">
        <source>Found %n model(s) from last time. Picking them up.</source>
        <translation>
            <numerusform>Found %n model from last time. Picking them up.</numerusform>
            <numerusform>Found %n models from last time. Picking them up.</numerusform>
        </translation>
    </message>
</context>
</TS>
