using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests;

public sealed class PrivateFolderTests
{
    [Fact]
    public void Secret_is_made_once_however_many_ask_and_only_its_user_reads_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "keys");
        var secrets = new byte[16][];
        Parallel.For(0, secrets.Length, i => secrets[i] = PrivateFolder.Secret(path, "secret", 32));
        secrets.ShouldAllBe(s => s.SequenceEqual(secrets[0]));
        Directory.GetFiles(path).ShouldBe([Path.Combine(path, "secret")]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(path, "secret")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Secret_that_is_cut_short_or_open_to_others_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "secret");
        PrivateFolder.Secret(folder.Path, "secret", 32);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Should.Throw<PrivateFolderException>(() => PrivateFolder.Secret(folder.Path, "secret", 32));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        File.WriteAllBytes(file, new byte[31]);
        Should.Throw<PrivateFolderException>(() => PrivateFolder.Secret(folder.Path, "secret", 32));
    }

    [Fact]
    public void Folder_that_others_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        Should.Throw<PrivateFolderException>(() => PrivateFolder.Make(folder.Path));
    }
}
