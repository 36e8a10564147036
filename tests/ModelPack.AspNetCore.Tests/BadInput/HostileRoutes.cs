using ModelPack.AspNetCore.Tests.Support;
using SkiaSharp;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>Every route that takes a body; a new one is a line here, and the campaign has it.</summary>
public static class HostileRoutes
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";

    private const string Flower = """{"sepalLength":§,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";

    private const string Form =
        "--x\r\nContent-Disposition: form-data; name=\"lightOnDark\"\r\n\r\n§\r\n--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"0.png\"\r\nContent-Type: image/png\r\n\r\n";

    private const string Penguin = """
        {"inputs":[{"name":"bill_length_mm","shape":[1,1],"datatype":"FP32","data":[§]},{"name":"bill_depth_mm","shape":[1,1],"datatype":"FP32","data":[18]},
        {"name":"flipper_length_mm","shape":[1,1],"datatype":"FP32","data":[190]},{"name":"body_mass_g","shape":[1,1],"datatype":"FP32","data":[3800]},
        {"name":"island","shape":[1,1],"datatype":"BYTES","data":["Biscoe"]},{"name":"sex","shape":[1,1],"datatype":"BYTES","data":["MALE"]}]}
        """;

    private const string Bytes = "application/octet-stream";
    private const string JsonLength = "Inference-Header-Content-Length";
    private const string Versioned = "/v2/models/{model}/versions/{version}/infer";

    private static readonly byte[] s_picture = Picture.Draw(SKEncodedImageFormat.Png);

    public static IReadOnlyList<HostileRoute> All { get; } =
    [
        new("/iris/predict", Json, AnswerForm.Document, Flower, "5.1"),
        new("/iris/predict/batch", Json, AnswerForm.Document, $"[{Flower},{Flower}]", "5.1"),
        new("/iris/predict/batch", Lines, AnswerForm.Lines, Flower + "\n" + Flower + "\n", "5.1"),
        new("/penguins/predict", Json, AnswerForm.Document, """{"island":"Biscoe","billLengthMm":§,"sex":"MALE"}""", "40.5"),
        new("/tokens/predict", Json, AnswerForm.Document, """{"inputIds":[1,§,3],"attentionMask":[1,1,1]}""", "2"),
        new("/invocations", Json, AnswerForm.Document, Flower, "5.1"),
        new("/invocations", Json, AnswerForm.Document, $"[{Flower},{Flower}]", "5.1"),
        new("/invocations", "application/jsonlines", AnswerForm.Lines, Flower + "\n" + Flower + "\n", "5.1"),
        new("/invocations", "text/csv", AnswerForm.Document, "§,3.5,1.4,0.2\n5.9,3,5.1,1.8\n", "5.1") { IsJson = false },
        new("/models/vector/predict", Json, AnswerForm.Document, """{"x":[1,§,3]}""", "2"),
        Infer("iris", """{"id":"1","inputs":[{"name":"features","shape":[1,4],"datatype":"FP32","data":[§,3.5,1.4,0.2]}]}""", "5.1"),
        Infer("iris", """{"inputs":[{"name":"features","shape":[2,4],"datatype":"FP32","data":[[5.1,3.5,1.4,0.2],[§,3,5.1,1.8]]}],"outputs":[{"name":"label"}]}""", "5.9"),
        Infer("penguins", Penguin, "40.5"),
        Infer("tokens", """{"inputs":[{"name":"input_ids","shape":[1,3],"datatype":"INT64","data":[1,§,3]},{"name":"attention_mask","shape":[1,3],"datatype":"INT64","data":[1,1,1]}]}""", "2"),
        Infer("vector", """{"inputs":[{"name":"x","shape":[1,3],"datatype":"FP32","data":[1,§,3]}]}""", "2") with { Path = "/v2/models/vector/versions/1.4.0/infer", Operation = Versioned },
        Infer("iris", """{"inputs":[{"name":"features","shape":[1,4],"datatype":"FP32","parameters":{"binary_data_size":§}}],"outputs":[{"name":"probabilities","parameters":{"binary_data":true}}]}""", "16")
            with { ContentType = Bytes, LengthHeader = JsonLength, Tail = [.. new byte[16]] },
        Infer("penguins", """{"inputs":[{"name":"island","shape":[1,1],"datatype":"BYTES","parameters":{"binary_data_size":§}}],"parameters":{"binary_data_output":true}}""", "10")
            with { ContentType = Bytes, LengthHeader = JsonLength, Tail = [6, 0, 0, 0, .. "Biscoe"u8], IsGood = false },
        Infer("vector", "", "") with { ContentType = Bytes, LengthHeader = JsonLength, Tail = [.. new byte[12]], IsJson = false },
        new("/digits/predict", "image/png", AnswerForm.Document, "", "") { IsJson = false, Tail = s_picture, Operation = null },
        new("/digits/predict", "multipart/form-data; boundary=x", AnswerForm.Document, Form, "true") { IsJson = false, Tail = [.. s_picture, .. "\r\n--x--\r\n"u8], Operation = null },
        new("/sentiment/predict", "text/plain", AnswerForm.Document, "A great story, and § stars.", "5") { IsJson = false },
    ];

    private static HostileRoute Infer(string model, string template, string number) =>
        new($"/v2/models/{model}/infer", Json, AnswerForm.Inference, template, number) { Operation = "/v2/models/{model}/infer" };
}
