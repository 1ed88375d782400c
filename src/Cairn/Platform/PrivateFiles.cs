namespace Cairn.Platform;

/// <summary>Folders and files that the program's own user alone may open: people's records, uploads and keys lie in them.</summary>
public static class PrivateFiles
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder where none is; one that somebody made before keeps the rights that they gave it.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Mine | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a folder inside the data's, and closes one that was made with other rights.</summary>
    public static void MakeOwnFolder(string folder)
    {
        MakeFolder(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, Mine | UnixFileMode.UserExecute);
    }

    public static FileStream Make(string file, FileMode mode = FileMode.CreateNew)
    {
        MakeFolder(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mine;
        return new FileStream(file, options);
    }

    /// <summary>Closes an existing file to others.</summary>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, Mine);
    }
}
