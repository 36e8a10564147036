using System.Text.Json.Nodes;

namespace ModelPack.Replay.Examples.Mapping;

/// <summary>Writes a member of a contract's JSON, through the members that it is nested in.</summary>
internal static class ContractPath
{
    /// <summary>Sets a member.</summary>
    public static void Set(JsonObject json, IReadOnlyList<ContractMember> path, JsonNode? value) => Parent(json, path)[path[^1].JsonName] = value;

    /// <summary>The object that holds the last member of a path; made where it is not there.</summary>
    public static JsonObject Parent(JsonObject json, IReadOnlyList<ContractMember> path)
    {
        foreach (ContractMember member in path.Take(path.Count - 1))
            json = (JsonObject)(json[member.JsonName] ??= new JsonObject());
        return json;
    }
}
