using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Neura.Cryptography.Sharing;
using NeuraNft.Application.Custody;

namespace NeuraNft.Application.Tests.Custody;

public sealed class MasterKeyFileTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("neura-custody-");

    private string Path => System.IO.Path.Combine(folder.FullName, "custody.key");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Key_file_comes_back_is_for_its_owner_alone_and_never_overwritten()
    {
        using var key = SplitKey.Create();
        MasterKeyFile.TryCreate(Path, key).ShouldBeTrue();
        using (var read = MasterKeyFile.Read(Path)) read.KeyId.ShouldBe(key.KeyId);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        MasterKeyFile.TryCreate(Path, key).ShouldBeFalse();
    }

    [Fact]
    public void Key_file_that_others_can_read_or_that_is_none_is_refused()
    {
        using var key = SplitKey.Create();
        Refused();
        MasterKeyFile.TryCreate(Path, key).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Refused();
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        File.AppendAllText(Path, "\n");
        Refused();
        File.WriteAllText(Path, "neura-master-v1 " + new string('0', 64) + "\n");
        Refused();
    }

    [Fact]
    public async Task First_start_makes_the_key_later_ones_need_it()
    {
        using (var first = new KeyCustody()) await StartAsync(first, createsKeyFile: true);
        using (var second = new KeyCustody()) await StartAsync(second, createsKeyFile: false);
        File.Delete(Path);
        using var third = new KeyCustody();
        (await Should.ThrowAsync<CustodyException>(() => StartAsync(third, createsKeyFile: true))).Code.ShouldBe("KEY_FILE");
        using (var other = SplitKey.Create()) MasterKeyFile.TryCreate(Path, other);
        (await Should.ThrowAsync<CustodyException>(() => StartAsync(third, createsKeyFile: true))).Code.ShouldBe("WRONG_MASTER_KEY");
        third.IsSealed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, false, null)]
    [InlineData("custody.key", true, "custody.sock")]
    [InlineData(null, true, null)]
    public void Configuration_that_names_no_one_source_of_the_master_key_is_refused(string? keyFile, bool shares, string? socket) =>
        new CustodyOptions { KeyFile = keyFile, Shares = shares, Socket = socket }.Validate(new(new object())).ShouldNotBeEmpty();

    private async Task StartAsync(KeyCustody custody, bool createsKeyFile)
    {
        var options = Options.Create(new CustodyOptions { KeyFile = Path, CreateKeyFile = createsKeyFile });
        await new CustodyStart(options, new CustodyBook(market.Db), custody, NullLogger<CustodyStart>.Instance)
            .StartAsync(MarketFixture.Ct);
        custody.IsSealed.ShouldBeFalse();
    }

    private void Refused() => Should.Throw<CustodyException>(() => MasterKeyFile.Read(Path)).Code.ShouldBe("KEY_FILE");
}
