using Cairn;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Register;
using Cairn.Strategy;
using Cairn.Workforce;

return await Cli.Run(Rooms.Open(), args);

namespace Cairn
{
    /// <summary>The rooms, in the order in which they open; the program and the tests enter by the same door.</summary>
    public static class Rooms
    {
        public static House Open()
        {
            var house = new House();
            PlatformRoom.Open(house);
            PeopleRoom.Open(house);
            RegisterRoom.Open(house);
            WorkforceRoom.Open(house);
            StrategyRoom.Open(house);
            return house;
        }
    }
}
