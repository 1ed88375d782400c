using System.Runtime.InteropServices;
using System.Text;

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

    /// <summary>Puts a folder's list of names on the disk: until then a power cut may undo a renaming (fsync(2)).</summary>
    public static void FlushNames(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // its file system keeps names in order by itself
        var opened = Open(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (opened < 0)
            throw new IOException($"{folder} cannot be opened.");
        var failed = Sync(opened) != 0;
        _ = Close(opened);
        if (failed)
            throw new IOException($"{folder} cannot be written to the disk.");
    }

    // .NET opens no folders.
    [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int opened);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int opened);
}
