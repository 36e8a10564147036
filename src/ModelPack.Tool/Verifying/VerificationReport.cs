using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelPack.Packages.Replaying;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Verifying;

/// <summary>Shows what was found: for people, or as JSON.</summary>
internal static class VerificationReport
{
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes it; problems go to standard error too.</summary>
    public static void Write(Verification verification, bool asJson, ToolOutput output)
    {
        if (asJson)
            output.Writer.WriteLine(Json(verification));
        else
            Show(verification, output);
        foreach (ToolProblem problem in verification.Problems)
            output.Problem(problem);
    }

    private static void Show(Verification verification, ToolOutput output)
    {
        output.Heading(verification.Subject);
        output.Table("Models", ["model", "package", "version", "files", "payload digest", "examples", "largest error"],
        [
            .. verification.Models.Select(static model => new[]
            {
                model.Payload.Model, model.Payload.PackageId, model.Payload.PackageVersion, Text(model.Payload.Files.Count), model.Payload.Digest,
                model.Figures is { } figures ? Text(figures.Examples) : "", model.Figures?.MaxAbsoluteError is { } error ? error.ToString("G3", CultureInfo.InvariantCulture) : "",
            }),
        ]);
        foreach (string note in verification.Notes)
            output.Line(note);
        output.Line();
        output.Line(verification.Problems.Count == 0 ? "Nothing is wrong." : $"{Text(verification.Problems.Count)} found wanting.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Json(Verification verification)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_json))
        {
            writer.WriteStartObject();
            writer.WriteString("subject", verification.Subject);
            writer.WriteBoolean("verified", verification.Problems.Count == 0);
            writer.WriteStartArray("models");
            foreach (VerifiedModel model in verification.Models)
                Write(writer, model);
            writer.WriteEndArray();
            writer.WriteStartArray("problems");
            foreach (ToolProblem problem in verification.Problems)
                Write(writer, problem);
            writer.WriteEndArray();
            writer.WriteStartArray("notes");
            foreach (string note in verification.Notes)
                writer.WriteStringValue(note);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, VerifiedModel model)
    {
        writer.WriteStartObject();
        writer.WriteString("name", model.Payload.Model);
        writer.WriteString("package", model.Payload.PackageId);
        writer.WriteString("version", model.Payload.PackageVersion);
        writer.WriteString("payload", model.Payload.Digest);
        if (model.Contract is { } contract)
            writer.WriteString("contract", contract.Digest);
        if (model.Figures is { } figures)
        {
            writer.WritePropertyName("replay");
            writer.WriteRawValue(ReplayJson.Write(figures));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ToolProblem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("code", problem.Code);
        writer.WriteString("message", problem.Message);
        writer.WriteString("file", problem.File);
        writer.WriteEndObject();
    }
}
