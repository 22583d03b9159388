using System.Net;
using System.Net.Sockets;
using Neura.Database;

namespace NeuraNft.EndToEnd;

public sealed class MainJobTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Main_job_on_the_embedded_default_holds_every_step()
    {
        var run = await MarketProgram.RunAsync(Token, "--once");
        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.Split('\n').Count(line => line.StartsWith('✓')).ShouldBe(18);
        run.Output.ShouldContain("→ deu");
        run.Output.ShouldContain("Is somebody speaking?");
        run.Output.ShouldContain("LAPSED");
        run.Output.ShouldContain("access_epoch_bumped");
        run.Output.ShouldContain("lease_started");
        run.Output.ShouldContain("the lease holds");
    }

    [Fact]
    public async Task Busy_port_is_told_in_a_sentence_with_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var run = await MarketProgram.RunAsync(Token, "--once", "--urls", $"http://{taken.LocalEndpoint}");
        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldContain("End the program that holds the port, or choose another");
        run.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Second_instance_on_one_data_folder_is_told_in_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("neuranft-two-").FullName;
        try
        {
            await using var first = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder, "postgres") }, Token);
            var run = await MarketProgram.RunAsync(Token, "--once", $"--Embedded:DataFolder={folder}");
            run.ExitCode.ShouldBe(2, run.Output);
            run.Output.ShouldNotContain("   at ");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Wrong_setting_is_named()
    {
        var run = await MarketProgram.RunAsync(Token, "--once", "--Near:PollMilliseconds=1");
        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldContain("PollMilliseconds");
    }
}
