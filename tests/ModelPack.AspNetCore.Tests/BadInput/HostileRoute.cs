using System.Text;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>A route that takes a body, as the campaign of bad input attacks it.</summary>
/// <param name="Path">Where the body is sent.</param>
/// <param name="ContentType">What it claims to be.</param>
/// <param name="Answers">What answers of this protocol look like.</param>
/// <param name="Template">A good JSON body, with <see cref="Hole"/> where a number stands that has to be finite.</param>
/// <param name="Number">That number.</param>
public sealed record HostileRoute(string Path, string ContentType, AnswerForm Answers, string Template, string Number)
{
    /// <summary>Where the number stands.</summary>
    public const char Hole = '§';

    /// <summary>Bytes that follow the JSON, where a protocol has them.</summary>
    public byte[] Tail { get; init; } = [];

    /// <summary>The header that says where the JSON ends, where there are such bytes.</summary>
    public string? LengthHeader { get; init; }

    /// <summary>The path of the OpenAPI document that describes it; null where none does.</summary>
    public string? Operation { get; init; } = Path;

    /// <summary>Whether the body is JSON, and nothing else, so that JSON which is none must be refused.</summary>
    public bool IsJson { get; init; } = true;

    /// <summary>Whether the good body is answered; otherwise it is well-formed, and only as good as the campaign needs it.</summary>
    public bool IsGood { get; init; } = true;

    /// <summary>The good body.</summary>
    public string Good => With(Number);

    /// <summary>Whether a part of a body can be a body, so that cutting it does not spoil it.</summary>
    public bool IsLines => Answers == AnswerForm.Lines;

    /// <summary>The body with something else for the number.</summary>
    public string With(string value) => Template.Replace(Hole.ToString(), value, StringComparison.Ordinal);

    /// <summary>A request with JSON, and with the bytes that follow it.</summary>
    public BadBody Body(byte[] json) => new([.. json, .. Tail], LengthHeader is null ? [] : [(LengthHeader, json.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    /// <inheritdoc cref="Body(byte[])"/>
    public BadBody Body(string json) => Body(Encoding.UTF8.GetBytes(json));

    public override string ToString() => $"{Path} {ContentType} {Template[..Math.Min(Template.Length, 60)]}";
}
