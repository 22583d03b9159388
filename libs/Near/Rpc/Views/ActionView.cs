using System.Text.Json;
using System.Text.Json.Serialization;
using Neura.Near.Blocks;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

/// <summary>
/// An action as nodes show it: "CreateAccount", or {"FunctionCall":{…}}. Kinds of later protocols keep their name and body.
/// </summary>
/// <param name="Kind">The name of the kind.</param>
/// <param name="Body">Its fields; undefined where it has none.</param>
/// <param name="Call">The call, where this is a function call; null otherwise.</param>
[JsonConverter(typeof(ActionViewJsonConverter))]
public sealed record ActionView(string Kind, JsonElement Body, MethodCall? Call);
