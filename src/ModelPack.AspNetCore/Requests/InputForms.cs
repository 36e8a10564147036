using System.Text.Json;

namespace ModelPack.AspNetCore.Requests;

/// <summary>In which forms, beside JSON, a model's input can be sent: read from its contract once.</summary>
internal sealed class InputForms
{
    private readonly List<MediaType> _types = [MediaType.Json];

    private InputForms(List<InputMember> members)
    {
        Members = members;
        File = members.Where(static member => member.IsBytes).Take(2).ToArray() is [var file] ? file : null;
        Text = members.Where(static member => member.IsText).Take(2).ToArray() is [var text] && OthersAreOptional(text) ? text : null;
        if (File is not null && OthersAreOptional(File))
            _types.AddRange(File.IsOpen ? [MediaType.Bytes, MediaType.Image] : [MediaType.Bytes]);
        if (File is not null)
            _types.Add(MediaType.Form);
        if (Text is not null)
            _types.Add(MediaType.Text);
        Accepted = string.Join(", ", _types.Select(static type => MediaTypes.NameOf(type)));
    }

    /// <summary>The members of the input type.</summary>
    public IReadOnlyList<InputMember> Members { get; }

    /// <summary>The only member that holds bytes; null where there is none, or more than one.</summary>
    public InputMember? File { get; }

    /// <summary>The only text, where nothing else is needed; otherwise null.</summary>
    public InputMember? Text { get; }

    /// <summary>The media types, for the header <c>Accept-Post</c>.</summary>
    public string Accepted { get; }

    /// <summary>The media types that are read.</summary>
    public IReadOnlyList<MediaType> Types => _types;

    /// <summary>The forms of the input that a contract describes.</summary>
    public static InputForms Of(ModelDescriptor model)
    {
        using JsonDocument contract = JsonDocument.Parse(model.Contract);
        var members = new List<InputMember>();
        if (contract.RootElement.TryGetProperty("input", out JsonElement input) && input.TryGetProperty("members", out JsonElement listed))
            members.AddRange(listed.EnumerateArray().Select(Read));
        return new InputForms(members);
    }

    private bool OthersAreOptional(InputMember member) => Members.All(other => other == member || !other.IsRequired);

    private static InputMember Read(JsonElement member) => new(
        ReadText(member, "json"),
        ReadText(member, "kind"),
        ReadText(member, "element"),
        Flag(member, "nullable"),
        Flag(member, "required"),
        !member.TryGetProperty("shape", out JsonElement shape) || (shape.GetArrayLength() == 1 && shape[0].ValueKind != JsonValueKind.Number));

    private static string ReadText(JsonElement member, string name) => member.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";

    private static bool Flag(JsonElement member, string name) => member.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
