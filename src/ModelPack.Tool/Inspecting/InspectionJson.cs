using System.Text;
using System.Text.Json;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Inspecting;

/// <summary>An inspection as JSON. Letters beyond ASCII are escaped: it may be shown on a terminal all the same.</summary>
internal static class InspectionJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The text.</summary>
    public static string Write(IInspection inspection)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            inspection.Write(writer);
            writer.WriteStartArray("problems");
            foreach (ToolProblem problem in inspection.Problems)
            {
                writer.WriteStartObject();
                writer.WriteString("code", problem.Code);
                writer.WriteString("message", problem.Message);
                writer.WriteString("help", HelpLink.For(problem.Code));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
