using Neura.Cryptography;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using Neura.TransparencyLog.Witnessing;

namespace NeuraNft.TransparencyLog.Tests;

public sealed class WitnessTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_679_315_147);

    private readonly TestLog _log = new();
    private readonly TestLog _fork = new();
    private readonly Random _random = new(TestLog.Seed);
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neura-witness-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        _fork.Dispose();
        _key.Dispose();
        _folder.Delete(true);
    }

    [Fact]
    public async Task A_continuation_is_cosigned_and_a_policy_accepts_it()
    {
        var signer = new NoteSigner("witness.example/w1", NoteKeyType.Cosignature, _key);
        using var witness = Witness(signer, _log.Verifier);
        var policy = LogPolicy.Parse(
            $"# one of one\nlog {_log.Verifier}\nwitness w1 {signer.Verifier}\ngroup all-of-them all w1\nquorum all-of-them\n");
        long known = 0;
        foreach (var growth in new[] { 3, 300, 1, 40 })
        {
            var note = await _log.GrowAsync(growth, _random);
            policy.Check(note).ShouldBeOfType<PolicyVerdict.QuorumMissed>();
            var answer = await witness.AddCheckpointAsync(await RequestAsync(_log, known, note), Now, Ct);
            var cosigned = note.With(answer.ShouldBeOfType<WitnessAnswer.Cosigned>().Signature);
            policy.Check(cosigned).ShouldBe(new PolicyVerdict.Trusted(TestLog.Read(note)), new ByText());
            SignedNote.TryParse(cosigned.ToString(), out var read).ShouldBeTrue();
            read.IsSignedBy(signer.Verifier).ShouldBeTrue();
            known = _log.Size;
        }
    }

    [Fact]
    public async Task A_split_view_is_caught_also_after_a_restart()
    {
        var signer = new NoteSigner("w", NoteKeyType.Cosignature, _key);
        var shown = await _log.GrowAsync(100, _random);
        using (var before = Witness(signer, _log.Verifier, _fork.Verifier))
            (await before.AddCheckpointAsync(await RequestAsync(_log, 0, shown), Now, Ct)).ShouldBeOfType<WitnessAnswer.Cosigned>();

        using var witness = Witness(signer, _log.Verifier, _fork.Verifier);
        var other = await _fork.GrowAsync(100, _random);
        (await witness.AddCheckpointAsync(await RequestAsync(_fork, 100, other), Now, Ct)).ShouldBeOfType<WitnessAnswer.SplitView>();
        other = await _fork.GrowAsync(7, _random);
        (await witness.AddCheckpointAsync(await RequestAsync(_fork, 100, other), Now, Ct)).ShouldBeOfType<WitnessAnswer.Inconsistent>();
        (await witness.AddCheckpointAsync(await RequestAsync(_fork, 0, other), Now, Ct)).ShouldBe(new WitnessAnswer.OtherSize(100));
    }

    [Fact]
    public void One_memory_is_one_witness_s_at_a_time()
    {
        var signer = new NoteSigner("w", NoteKeyType.Cosignature, _key);
        using (Witness(signer, _log.Verifier))
            Should.Throw<IOException>(() => Witness(signer, _log.Verifier)).Message.ShouldContain("locked");
        Witness(signer, _log.Verifier).Dispose();
    }

    [Theory]
    [InlineData("quorum both", "witness b {1}", false)]
    [InlineData("quorum both", "witness b {1} https://b.example", true)]
    [InlineData("quorum one", "witness b {1}", true)]
    [InlineData("quorum b", "witness b {1}", false)]
    [InlineData("quorum none", "witness b {1}", true)]
    public void A_quorum_is_reached_by_those_that_can_be_asked(string quorum, string second, bool can)
    {
        using var other = Key.Create(SignatureAlgorithm.Ed25519);
        var (a, b) = (new NoteSigner("a", NoteKeyType.Cosignature, _key), new NoteSigner("b", NoteKeyType.Cosignature, other));
        var group = quorum.EndsWith("one", StringComparison.Ordinal) ? "group one any a b" : "group both all a b";
        LogPolicy.Parse($"witness a {a.Verifier} https://a.example\n{second.Replace("{1}", b.Verifier.ToString())}\n{group}\n{quorum}\n")
            .CanBeReached.ShouldBe(can);
    }

    [Fact]
    public async Task Strangers_and_malformed_requests_are_refused()
    {
        using var witness = Witness(new NoteSigner("w", NoteKeyType.Cosignature, _key), _log.Verifier);
        using var stranger = new TestLog("other.example/log");
        var note = await stranger.GrowAsync(3, _random);
        (await witness.AddCheckpointAsync(await RequestAsync(stranger, 0, note), Now, Ct)).ShouldBe(new WitnessAnswer.UnknownLog());
        var forged = await _fork.GrowAsync(3, _random);
        (await witness.AddCheckpointAsync(await RequestAsync(_fork, 0, forged), Now, Ct)).ShouldBe(new WitnessAnswer.NotSigned());
        var good = await _log.GrowAsync(3, _random);
        foreach (var head in new[] { "old 0", "old 00\n\n", "old -1\n\n", "old 4\n\n", "new 0\n\n", "old 0\nx\n\n" })
        {
            var body = $"{head}{good}";
            (await witness.AddCheckpointAsync(body, Now, Ct)).ShouldBe(new WitnessAnswer.Malformed(), body);
        }
    }

    [Fact]
    public async Task A_damaged_memory_is_not_taken_for_none()
    {
        using var witness = Witness(new NoteSigner("w", NoteKeyType.Cosignature, _key), _log.Verifier);
        var note = await _log.GrowAsync(3, _random);
        await witness.AddCheckpointAsync(await RequestAsync(_log, 0, note), Now, Ct);
        foreach (var file in _folder.GetFiles().Where(f => f.Name != FolderWitnessState.LockName))
            await File.WriteAllTextAsync(file.FullName, "", Ct);
        await Should.ThrowAsync<InvalidDataException>(async () =>
            await witness.AddCheckpointAsync(await RequestAsync(_log, 0, note), Now, Ct));
    }

    [Theory]
    [InlineData("quorum all", "no line before")]
    [InlineData("log x\nquorum none", "Line 1")]
    [InlineData("", "no quorum")]
    [InlineData("quorum none\nquorum none", "second quorum")]
    [InlineData("group g any w\nquorum g", "no line before")]
    [InlineData("trust me\nquorum none", "Line 1")]
    public void A_policy_with_a_fault_is_refused_with_its_line(string policy, string says) =>
        Should.Throw<FormatException>(() => LogPolicy.Parse(policy)).Message.ShouldContain(says);

    private Witness Witness(NoteSigner signer, params NoteVerifier[] logs) => new(signer, logs, new FolderWitnessState(_folder.FullName));

    private static async Task<string> RequestAsync(TestLog log, long old, SignedNote note)
    {
        var proof = await new TreeReader(log.Store, log.Size).ConsistencyAsync(old, Ct);
        return new WitnessRequest(old, proof, note).ToString();
    }

    private sealed class ByText : IEqualityComparer<PolicyVerdict>
    {
        public bool Equals(PolicyVerdict? x, PolicyVerdict? y) =>
            x is PolicyVerdict.Trusted a && y is PolicyVerdict.Trusted b && a.Checkpoint.ToString() == b.Checkpoint.ToString();

        public int GetHashCode(PolicyVerdict obj) => 0;
    }
}
