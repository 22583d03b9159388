using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.Cryptography;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Witnessing;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Witnessing;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Application.Tests.Audit;

public sealed class WitnessedLogTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neura-witnessed-");
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly Key _witnessKey = Key.Create(SignatureAlgorithm.Ed25519);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _key.Dispose();
        _witnessKey.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_is_published_before_the_quorum_has_cosigned()
    {
        var signer = new NoteSigner("o.test/log", NoteKeyType.Ed25519, _key);
        var cosigner = new NoteSigner("w.test/w", NoteKeyType.Cosignature, _witnessKey);
        using var witness = new Witness(cosigner, [signer.Verifier], new FolderWitnessState(Path.Combine(_folder.FullName, "state")));
        var tiles = new FolderTileStore(Path.Combine(_folder.FullName, "log"));
        using var handler = new Doorway(witness, async () => (await CheckpointPublisher.LastAsync(tiles, Ct)).ShouldBeNull());
        using var http = new HttpClient(handler);
        using var metrics = new WitnessMetrics();
        var policy = LogPolicy.Parse($"log {signer.Verifier}\nwitness w {cosigner.Verifier} http://w.test/\nquorum w\n");
        var round = new WitnessRound(
            policy, [new WitnessClient(http, policy.Witnesses[0], TimeSpan.FromSeconds(30))], tiles, metrics,
            NullLogger<WitnessRound>.Instance);
        await market.AppendAsync("contract/witnessed", [.. Enumerable.Range(0, 5).Select(_ => Some)]);
        var log = new AuditLog(new AuditLeaves(market.Db), tiles, signer, TimeProvider.System, witnesses: round);
        await log.ExtendAsync(await market.CountAsync("select position from es_head"), Ct);

        handler.Asked.ShouldBeGreaterThan(2, "the first two were answered by nobody");
        policy.Check((await CheckpointPublisher.LastAsync(tiles, Ct))!).ShouldBeOfType<PolicyVerdict.Trusted>();
    }

    private static object Some => new ContractEvent.OwnerSet(Sample.Contract, Sample.Dave, Sample.Dave);

    /// <summary>The witness behind a line that is down at first.</summary>
    private sealed class Doorway(Witness witness, Func<Task> whileDown) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++Asked <= 2)
            {
                await whileDown();
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            }
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var answer = await witness.AddCheckpointAsync(body, DateTimeOffset.UnixEpoch.AddYears(56), cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($"{answer.ShouldBeOfType<WitnessAnswer.Cosigned>().Signature}\n"),
            };
        }
    }
}
