using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>What one child may see of another, of the same user: tried by a program that was started as children are.</summary>
public sealed class ChildrenApartTests(SandboxedModels models) : IClassFixture<SandboxedModels>
{
    private static CancellationToken Ct => SandboxedModels.Ct;

    // A child that has no model yet has not given up anything by itself; at this time and while it loads it may be looked into by its user.
    [Theory]
    [InlineData("fd/5")]
    [InlineData("mem")]
    public async Task Child_is_refused_the_model_and_the_memory_of_another(string what)
    {
        Assert.SkipUnless(Landlock.Version() > 0, "no Landlock");
        using var launcher = new ChildLauncher();
        using var model = new ModelMemory();
        using var other = Child.Start(launcher, (commands, replies) => new ChildSpawn(
            commands, replies, model.File, [ChildProgram.Name, "Cpu", $"{SandboxedModels.Memory}", "1000", "False"])
        {
            HeapBytes = 1 << 28,
        });
        (await OpensAsync(launcher, $"/proc/{other.Process}/{what}")).ShouldBeFalse();
        await other.Ready.WaitAsync(ModelSessions.Minute, Ct);
        (await OpensAsync(launcher, $"/proc/{other.Process}/{what}")).ShouldBeFalse();
        (await OpensAsync(launcher, "/proc/self/environ")).ShouldBeTrue();
        other.IsAlive.ShouldBeTrue();
    }

    [Fact]
    public async Task Launchers_alone_are_confined_and_end_with_their_children()
    {
        Assert.SkipWhen(IsConfined("/proc/self"), "this process is confined itself");
        using var launcher = new ChildLauncher();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (_, _) => (await OpensAsync(launcher, "/proc/self/environ")).ShouldBeTrue());
        using (var session = (await models.LoadAsync(TestModel())).Value())
            Threads().ShouldContain(name => name.StartsWith("sandbox launch", StringComparison.Ordinal));
        // The runtime's own compiler thread is started by whoever comes first; it runs nothing of ours.
        Threads().ShouldAllBe(name => name.StartsWith("sandbox launch", StringComparison.Ordinal) || name.StartsWith(".NET Tiered"));
    }

    private static byte[] TestModel() => File.ReadAllBytes(TestData.Sample("language-id/lande50.onnx"));

    private static string[] Threads() =>
        [.. Directory.GetDirectories("/proc/self/task").Where(IsConfined).Select(thread => Text(thread, "comm")).Where(name => name != "")];

    private static bool IsConfined(string folder) => Text(folder, "status").Contains("NoNewPrivs:\t1", StringComparison.Ordinal);

    // A thread may end while it is looked at.
    internal static string Text(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name)).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    // head -c 0 opens the file and reads nothing; 1 where it may not.
    private static async Task<bool> OpensAsync(ChildLauncher launcher, string path)
    {
        var (read, write) = ChildPipe.Open();
        using var model = new ModelMemory();
        using (read)
        using (write)
        {
            var process = launcher.Start(new ChildSpawn(
                (int)read.DangerousGetHandle(), (int)write.DangerousGetHandle(), model.File, ["-c", "0", path])
            {
                HeapBytes = 1 << 28,
                Executable = Head.Value,
            });
            var end = ChildEnd.Of(LinuxCalls.ReadEnd(process), null);
            end.Signal.ShouldBe(0);
            end.ExitCode.ShouldBeOneOf(0, 1);
            return end.ExitCode == 0;
        }
    }

    // Children may execute what lies beside the worker, and nothing of /usr/bin.
    private static readonly Lazy<string> Head = new(() =>
    {
        var head = Path.Combine(AppContext.BaseDirectory, "head");
        File.Copy("/usr/bin/head", head, overwrite: true);
        return head;
    });
}
