using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>Pages that the kernel makes while a model is on its way.</summary>
public sealed class ModelMemoryTests(SandboxedModels models) : IClassFixture<SandboxedModels>
{
    // Weights of 9 MiB.
    private const int Width = 1536;

    private static CancellationToken Ct => SandboxedModels.Ct;

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData((4 << 20) + 1)]
    [InlineData(40 << 20)]
    public void What_is_written_while_pages_are_made_is_what_the_child_reads(int bytes)
    {
        var model = new byte[bytes];
        new Random(7).NextBytes(model);
        using var memory = new ModelMemory();
        model.CopyTo(memory.Reserve(bytes));
        memory.Seal();
        using var mapped = ModelMemory.OpenSealed(memory.File, bytes);
        mapped.GetSpan().SequenceEqual(model).ShouldBeTrue();
    }

    [Fact]
    public void Room_may_go_while_its_pages_are_made()
    {
        for (var turn = 0; turn < 20; turn++)
        {
            using var memory = new ModelMemory();
            memory.Reserve(64 << 20).Span[^1] = 1;
        }
    }

    [Fact]
    public async Task Large_model_answers_as_in_this_process()
    {
        var model = DenseOnnx.Create(Width);
        var x = ModelTensor.Of("x", [1, Width], Enumerable.Range(0, Width).Select(i => i / 1000f).ToArray());
        using var here = ModelSessions.Load(model);
        var expected = here.Run([x], ModelSessions.Minute, Ct).Value()[0].Values;
        using var there = (await models.LoadAsync(model)).Value();
        (await there.RunAsync([x], new RunTerms(ModelSessions.Minute), Ct)).Value()[0].Values.ShouldBe(expected);
    }

    [Fact]
    public async Task Model_that_does_not_arrive_leaves_nothing_behind()
    {
        var broken = new ModelSource("", "", "", (room, _) =>
        {
            room(32 << 20).Span[0] = 1;
            throw new IOException("gone");
        });
        await Should.ThrowAsync<IOException>(() => models.Loader.LoadAsync(broken, Ct));
        using var session = (await models.LoadAsync(DenseOnnx.Create(256))).Value();
        session.IsAlive.ShouldBeTrue();
    }
}
