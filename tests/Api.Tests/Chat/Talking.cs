using System.Text.Json;

namespace NeuraNft.Api.Tests.Chat;

/// <summary>Chats as a client has them.</summary>
internal static class Talking
{
    public const string Message = "id number role body status errorCode citations { number documentId title start length score } "
        + "usage { promptTokens completionTokens estimated }";

    private const string Open = """
        mutation Open($input: OpenChatSessionInput!) {
          openChatSession(input: $input) { session { id model asset { tokenId } } errors { __typename ... on Error { message } } }
        }
        """;

    private const string Add = """
        mutation Add($input: AddChatDocumentInput!) {
          addChatDocument(input: $input) { document { id title length chunks } errors { __typename ... on Error { message } } }
        }
        """;

    private const string Send = """
        mutation Send($input: SendChatMessageInput!) {
          sendChatMessage(input: $input) { answer { id status } errors { __typename ... on Error { message } } }
        }
        """;

    private static readonly string Read = $$"""
        query Read($id: UUID!) { chatSession(id: $id) { title documents { id title } messages(first: 50) { nodes { {{Message}} } } } }
        """;

    public static Task<Answer> OpenAsync(
        this Door door, CancellationToken ct, string? model = "echo", string? assetId = null, Guid? key = null, string title = "A talk") =>
        door.AskAsync(Open, new { input = new { idempotencyKey = key ?? Guid.NewGuid(), title, model, assetId } }, ct);

    public static async Task<Guid> OpenedAsync(this Door door, CancellationToken ct, string? model = "echo") =>
        (await door.OpenAsync(ct, model)).Field.GetProperty("session").GetProperty("id").GetGuid();

    public static Task<Answer> AddAsync(this Door door, Guid session, string title, string text, CancellationToken ct, Guid? key = null) =>
        door.AskAsync(Add, new { input = new { idempotencyKey = key ?? Guid.NewGuid(), sessionId = session, title, text } }, ct);

    public static Task<Answer> SendAsync(this Door door, Guid session, string text, CancellationToken ct, Guid? key = null) =>
        door.AskAsync(Send, new { input = new { idempotencyKey = key ?? Guid.NewGuid(), sessionId = session, text } }, ct);

    public static async Task<Guid> SentAsync(this Door door, Guid session, string text, CancellationToken ct) =>
        (await door.SendAsync(session, text, ct)).Field.GetProperty("answer").GetProperty("id").GetGuid();

    public static Task<Answer> ReadAsync(this Door door, Guid session, CancellationToken ct) =>
        door.AskAsync(Read, new { id = session }, ct);

    /// <summary>The newest message once it is complete or has failed.</summary>
    public static async Task<JsonElement> AnsweredAsync(this Door door, Guid session, CancellationToken ct) => (await Eventually.SeesAsync(
        async () => (await door.ReadAsync(session, ct)).Field.GetProperty("messages").GetProperty("nodes"),
        nodes => nodes.GetArrayLength() > 0 && nodes[0].GetProperty("status").GetString() is "COMPLETE" or "FAILED", ct))[0];

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).ToString();
}
