using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Erasure;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Application.Erasure;

/// <summary>
/// How events are written and read: personal fields go into envelopes on the way into the log and come out of them on the way back.
/// Nothing between knows of it.
/// </summary>
internal static class PersonalJson
{
    public static JsonSerializerOptions Create(SubjectKeys keys) => new(JsonSerializerOptions.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => Change(type, keys) } },
    };

    private static void Change(JsonTypeInfo type, SubjectKeys keys)
    {
        foreach (var field in PersonalFields.All.Where(f => f.Holder == type.Type))
            Named(type, field.Name).CustomConverter = new OpeningConverter(keys, field.Erased);
        if (type.Type == typeof(AccountEvent.ApiKeyIssued))
            Seal<AccountEvent.ApiKeyIssued>(type, nameof(AccountEvent.ApiKeyIssued.Name), e => keys.Seal(e.Account, e.Name));
        if (type.Type == typeof(InferenceEvent.InferenceRequested))
            Seal<InferenceEvent.InferenceRequested>(
                type, nameof(InferenceEvent.InferenceRequested.Input), e => keys.Seal(e.Requester, e.Input));
        if (type.Type != typeof(InferenceEvent.InferenceCompleted)) return;
        Seal<InferenceEvent.InferenceCompleted>(
            type, nameof(InferenceEvent.InferenceCompleted.Result),
            e => Sealed(e.Result, keys.KeyOf(e.Job, e.Receipt?.Receipt.Requester)));
        Seal<InferenceEvent.InferenceCompleted>(
            type, nameof(InferenceEvent.InferenceCompleted.Receipt),
            e => e.Receipt is { Salt: { } salt } receipt
                ? receipt with { Salt = keys.KeyOf(e.Job, receipt.Receipt.Requester).Seal(salt, null) }
                : e.Receipt);
    }

    private static InferenceResult Sealed(InferenceResult result, SealingKey key) => result with
    {
        Output = key.Seal(result.Output, PersonalFields.ErasedJson),
        InputSha256 = key.Seal(result.InputSha256, PersonalFields.ErasedHash),
        OutputSha256 = key.Seal(result.OutputSha256, PersonalFields.ErasedHash),
    };

    private static void Seal<T>(JsonTypeInfo type, string name, Func<T, object?> sealing) => Named(type, name).Get = e => sealing((T)e);

    private static JsonPropertyInfo Named(JsonTypeInfo type, string name)
    {
        var written = JsonNamingPolicy.CamelCase.ConvertName(name);
        return type.Properties.Single(p => p.Name == written);
    }

    private sealed class OpeningConverter(SubjectKeys keys, string? erased) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } stored ? keys.Open(stored, erased) : null;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
