using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Sandbox.Wire;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>What holds a child: asked of the kernel by a child, and read in /proc by us.</summary>
public sealed class ConfinementTests(SandboxedModels models) : IClassFixture<SandboxedModels>
{
    [Fact]
    public async Task Child_is_refused_sockets_programs_processes_tracing_and_writing()
    {
        Assert.SkipUnless(SystemCallFilter.IsOffered, "no filter on this architecture");
        var features = await models.Loader.MeasureAsync(SandboxedModels.Ct);
        features.Refused.HasFlag(Refusals.BySystemCall | Refusals.Signal).ShouldBeTrue($"{features.Refused}");
        features.Refused.HasFlag(Refusals.OtherFiles).ShouldBe(Landlock.Version() > 0);
        (features.Process, features.MemoryLimit, features.NoNewPrivileges, features.SystemCallFilter).ShouldBe((true, true, true, true));
        features.CpuLimit.ShouldBe(MayLimitOthers());
    }

    [Fact]
    public async Task Kernel_says_the_same_of_a_child_that_holds_a_model()
    {
        Assert.SkipUnless(SystemCallFilter.IsOffered, "no filter on this architecture");
        var model = File.ReadAllBytes(TestData.Sample("language-id/lande50.onnx"));
        using var session = (SandboxedSession)((NeuraNft.InferenceWorker.Models.ModelResult<NeuraNft.InferenceWorker.Models.IModelSession>
            .Success)await models.LoadAsync(model)).Value;
        var status = File.ReadAllLines($"/proc/{session.Child.Process}/status");
        status.ShouldContain("NoNewPrivs:\t1");
        status.ShouldContain("Seccomp:\t2");
        status.ShouldContain("CapEff:\t0000000000000000");
        string[] threads =
        [
            .. Directory.GetDirectories($"/proc/{session.Child.Process}/task")
                .Select(thread => ChildrenApartTests.Text(thread, "status")).Where(said => said != ""),
        ];
        threads.ShouldNotBeEmpty();
        threads.ShouldAllBe(said => said.Contains("Seccomp:\t2"));
        var limits = File.ReadAllText($"/proc/{session.Child.Process}/limits");
        limits.ShouldContain($"Max data size             {SandboxedModels.Memory}");
        limits.ShouldContain("Max core file size        0  ");
    }

    [Fact]
    public async Task Child_gets_no_environment_and_no_descriptor_of_the_workers()
    {
        Environment.SetEnvironmentVariable("NEURANFT_SECRET_OF_A_TEST", "s3cret");
        using var session = (SandboxedSession)((NeuraNft.InferenceWorker.Models.ModelResult<NeuraNft.InferenceWorker.Models.IModelSession>
            .Success)await models.LoadAsync(File.ReadAllBytes(TestData.Sample("language-id/lande50.onnx")))).Value;
        Assert.SkipUnless(LinuxCalls.EffectiveUser() == 0, "only root looks into it");
        File.ReadAllText($"/proc/{session.Child.Process}/environ").ShouldNotContain("s3cret");
        var open = new DirectoryInfo($"/proc/{session.Child.Process}/fd").GetFileSystemInfos().Select(f => f.LinkTarget ?? "");
        open.ShouldAllBe(target =>
            !target.StartsWith("socket:", StringComparison.Ordinal) && !target.Contains("onnx", StringComparison.Ordinal));
    }

    // A child of root's is nobody's: root limits it with CAP_SYS_RESOURCE (24), which containers often lack. It is said as it is.
    private static bool MayLimitOthers()
    {
        var rights = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("CapEff:", StringComparison.Ordinal));
        return LinuxCalls.EffectiveUser() != 0 || (Convert.ToUInt64(rights[7..].Trim(), 16) & (1UL << 24)) != 0;
    }

    [Fact]
    public void Model_that_is_not_sealed_is_not_opened()
    {
        using var memory = new ModelMemory();
        memory.Reserve(3).Span.Fill(1);
        Should.Throw<InvalidDataException>(() => ModelMemory.OpenSealed(memory.File, 3));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 3, 0, 0, 0, 1, 2, 3 })]
    [InlineData(new byte[] { 9, 0, 0, 0, 1, 2, 3 })]
    [InlineData(new byte[] { 9, 0 })]
    public void Frame_of_a_length_that_cannot_be_is_refused(byte[] bytes)
    {
        using var frames = new FrameStream(new MemoryStream(bytes), new MemoryStream(), 1000);
        Should.Throw<WireException>(() => frames.Read());
    }
}
