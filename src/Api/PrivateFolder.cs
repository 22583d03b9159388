namespace NeuraNft.Api;

/// <summary>A folder that only this user can read.</summary>
internal static class PrivateFolder
{
    public static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
