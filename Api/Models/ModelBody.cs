using System.Text;
using FraudGrains.Api.Problems;
using FraudGrains.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FraudGrains.Api.Models;

/// <summary>Reads an upload: the text alone, or text and manifest as a form.</summary>
internal static class ModelBody
{
    /// <summary>Largest request that is read, in bytes: text, manifest, and what a form puts around them.</summary>
    public const long LengthMax = ModelUpload.TextLengthMax + ModelUpload.ManifestLengthMax + (64 * 1024);

    public static async Task<(ModelUpload? Upload, ProblemHttpResult? Refusal)> Read(HttpContext context)
    {
        var request = context.Request;
        if (request.HasFormContentType)
            return await ReadForm(context);
        if (request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true)
            return Refused(context, 415, ProblemCode.UnsupportedMediaType, "Send model.txt as text/plain, or as multipart/form-data with the parts model and manifest.");
        return await ReadText(request.Body, ModelUpload.TextLengthMax, context.RequestAborted) is { } text
            ? (new ModelUpload { Text = text, Source = "api" }, null)
            : TooLarge(context);
    }

    private static async Task<(ModelUpload?, ProblemHttpResult?)> ReadForm(HttpContext context)
    {
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            return Refused(context, 400, ProblemCode.BadRequest, $"The form cannot be read: {e.Message}");
        }

        var (model, manifest) = (await Part(form, "model", ModelUpload.TextLengthMax, context), await Part(form, "manifest", ModelUpload.ManifestLengthMax, context));
        if (model.IsTooLarge || manifest.IsTooLarge)
            return TooLarge(context);
        return model.Text is { } text
            ? (new ModelUpload { Text = text, Manifest = manifest.Text, Source = "api" }, null)
            : Refused(context, 400, ProblemCode.BadRequest, "The form has no part named model. Send model.txt in it, and model.json in a part named manifest.");
    }

    private static async Task<(string? Text, bool IsTooLarge)> Part(IFormCollection form, string name, int lengthMax, HttpContext context)
    {
        if (form.Files.GetFile(name) is not { } file)
            return (form[name].FirstOrDefault(), false);
        await using var body = file.OpenReadStream();
        var text = await ReadText(body, lengthMax, context.RequestAborted);
        return (text, text is null);
    }

    /// <summary>The text; null when it is longer than is read.</summary>
    private static async Task<string?> ReadText(Stream body, int lengthMax, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body, Encoding.UTF8, leaveOpen: true);
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (text.Length + read > lengthMax)
                return null;
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    private static (ModelUpload?, ProblemHttpResult?) TooLarge(HttpContext context) =>
        Refused(context, 413, ProblemCode.BodyTooLarge, $"A model has at most {ModelUpload.TextLengthMax} characters, a manifest {ModelUpload.ManifestLengthMax}.");

    private static (ModelUpload?, ProblemHttpResult?) Refused(HttpContext context, int status, string code, string detail) => (null, Problem.Of(context, status, code, detail));
}
