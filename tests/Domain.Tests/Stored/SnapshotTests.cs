namespace NeuraNft.Domain.Tests.Stored;

public sealed class SnapshotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("neuranft-snapshot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Equal_text_passes_and_writes_nothing()
    {
        File.WriteAllText(Path.Combine(folder, "a.verified.json"), "1");
        new Snapshot(folder).ShouldMatch("a", "1");
        Directory.GetFiles(folder).Length.ShouldBe(1);
    }

    [Fact]
    public void Changed_text_fails_and_is_written_beside()
    {
        File.WriteAllText(Path.Combine(folder, "a.verified.json"), "1");
        Should.Throw<Xunit.Sdk.FailException>(() => new Snapshot(folder).ShouldMatch("a", "2"));
        File.ReadAllText(Path.Combine(folder, "a.received.json")).ShouldBe("2");
    }

    [Fact]
    public void Missing_snapshot_fails() => Should.Throw<Xunit.Sdk.FailException>(() => new Snapshot(folder).ShouldMatch("a", "2"));
}
