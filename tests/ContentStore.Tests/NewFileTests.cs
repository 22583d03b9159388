namespace Neura.ContentStore.Tests;

public sealed class NewFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("neura-new-file-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void File_that_many_write_at_once_is_one_writers_alone()
    {
        for (var round = 0; round < 50; round++)
        {
            var path = Path.Combine(folder.FullName, $"{round}");
            var wrote = new bool[8];
            Parallel.For(0, wrote.Length, i => wrote[i] = NewFile.TryWrite(path, [(byte)i, (byte)i]));
            var writer = Array.IndexOf(wrote, true);
            wrote.Count(w => w).ShouldBe(1);
            File.ReadAllBytes(path).ShouldBe([(byte)writer, (byte)writer]);
        }
        folder.GetFiles().Length.ShouldBe(50);
    }

    [Fact]
    public void File_is_its_users_alone_and_never_replaced()
    {
        var path = Path.Combine(folder.FullName, "secret");
        NewFile.TryWrite(path, [1]).ShouldBeTrue();
        NewFile.TryWrite(path, [2]).ShouldBeFalse();
        File.ReadAllBytes(path).ShouldBe([1]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
