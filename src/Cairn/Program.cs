using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Workforce;

var house = new House();
PlatformRoom.Open(house);
PeopleRoom.Open(house);
WorkforceRoom.Open(house);

return await Cli.Run(house, args);
