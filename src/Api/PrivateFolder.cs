using System.Security.Cryptography;
using Neura.ContentStore;

namespace NeuraNft.Api;

/// <summary>A folder that only this user can read, and secrets in it.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OthersMay = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="PrivateFolderException">The folder is there, and others can read it.</exception>
    public static DirectoryInfo Make(string path)
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        var folder = Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return (folder.UnixFileMode & OthersMay) == 0
            ? folder
            : throw new PrivateFolderException($"{path} holds secrets, and others can read it: chmod 700 it.");
    }

    /// <summary>
    /// Random bytes that are made once, by whoever comes first, and then are what they are. The file has the mode 0600 from its first
    /// moment, and its name only once it is whole.
    /// </summary>
    /// <exception cref="PrivateFolderException">The file is not what it should be.</exception>
    public static byte[] Secret(string folder, string name, int size)
    {
        var file = Path.Combine(Make(folder).FullName, name);
        if (!File.Exists(file))
            NewFile.TryWrite(file, RandomNumberGenerator.GetBytes(size)); // Another node may be quicker; its secret is everybody's.
        var secret = File.ReadAllBytes(file);
        if (secret.Length != size)
            throw new PrivateFolderException($"{file} should have {size} bytes, and has {secret.Length}.");
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & OthersMay) == 0
            ? secret
            : throw new PrivateFolderException($"{file} is a secret, and others can read it: chmod 600 it.");
    }
}
