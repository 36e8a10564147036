using System.Buffers;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Turns predictions in JSON into what the client accepts.</summary>
internal static class AnswerWriter
{
    /// <summary>Writes predictions in a form that is not JSON.</summary>
    /// <param name="type">The form.</param>
    /// <param name="json">An object, or an array of them.</param>
    /// <param name="answer">Takes the answer.</param>
    /// <returns>False where the predictions do not fit the form.</returns>
    public static bool TryWrite(AnswerType type, ReadOnlySpan<byte> json, PooledBuffer answer)
    {
        if (type.Form == AnswerForm.Csv)
            return CsvOutput.TryWrite(json, type.HasHeader, answer);
        if (json is [(byte)'[', ..])
        {
            JsonLineGroup.Split(json, answer);
            return true;
        }

        answer.Write(json);
        answer.Write("\n"u8);
        return true;
    }
}
