namespace Cairn.Platform.Site.Elements;

/// <summary>What a tag says: nothing special, well, look again, stopped, or for information.</summary>
public enum Tone { Plain, Ok, Note, Stop, Info }

/// <summary>A colour means the same everywhere: have = pine, need = amber, registered = loch, private/public/voluntary = heather/pine/amber.</summary>
public enum Ink { Pine, Sage, Heather, Loch, Amber, Moss, Rust, Stone }
