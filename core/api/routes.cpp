// SPDX-License-Identifier: GPL-3.0-or-later
// The whole API, one row a route. The predecessor's own routes come last, as aliases.
#include "core/api/handlers.h"

namespace i2m {

namespace {
using B = Admission::Body;
using E = ErrorCode;

std::vector<ErrorCode> jobErrors(std::vector<ErrorCode> more = {})
{
    more.insert(more.end(), {E::InvalidJobId, E::JobNotFound});
    return more;
}

std::vector<ErrorCode> fileErrors(std::vector<ErrorCode> more = {})
{
    more.push_back(E::FileNotFound);
    return jobErrors(std::move(more));
}

std::vector<ErrorCode> uploadErrors()
{
    return {E::ValidationError,  E::TooManyFiles,         E::EmptyFile, E::FileTooLarge,
            E::UnsupportedImage, E::UnsupportedMediaType, E::CostLimit, E::LengthRequired,
            E::PayloadTooLarge,  E::StorageError};
}
} // namespace

const std::vector<Route> &routes()
{
    using namespace handler;
    // clang-format off
    static const std::vector<Route> table{
        {"GET", "/api/v1/status/{job_id}", "Status", "How a job stands", Access::Optional, Quota::Counted,
         B::None, nullptr, 200, "Status", handler::status, {"wait", "since", "If-None-Match"},
         jobErrors({E::ValidationError})},
        {"GET", "/api/v1/health", "Health", "Whether the service answers", Access::Open, Quota::None, B::None,
         nullptr, 200, "Health", health},
        {"GET", "/api/v1/health/ready", "Health", "Whether it can do its work", Access::Open, Quota::None,
         B::None, nullptr, 200, "Readiness", ready, {}, {E::ServiceUnavailable}},
        {"GET", "/api/v1/health/live", "Health", "Whether the process is alive", Access::Open, Quota::None,
         B::None, nullptr, 200, "Liveness", live},
        {"POST", "/api/v1/upload/batch", "Generation", "Upload 1 to 25 images and start making models",
         Access::Key, Quota::Upload, B::Form, "UploadForm", 202, "Uploaded", upload, {"Idempotency-Key"},
         uploadErrors(), true},
        {"POST", "/api/v1/models/generate-single", "Generation", "Make a model of one uploaded image",
         Access::Key, Quota::Counted, B::Json, "GenerateRequest", 202, "Generated", generateSingle,
         {"Idempotency-Key"}, fileErrors({E::ValidationError, E::CostLimit, E::Conflict}), true},
        {"GET", "/api/v1/models/available", "Generation", "The generation models and their options",
         Access::Open, Quota::Counted, B::None, nullptr, 200, "Models", models},
        {"POST", "/api/v1/estimate", "Generation", "What a job would cost", Access::Key, Quota::Counted,
         B::Json, "EstimateRequest", 200, "Estimate", estimate, {}, {E::ValidationError}},
        {"GET", "/api/v1/jobs", "Jobs", "Own jobs, newest first", Access::Key, Quota::Counted, B::None,
         nullptr, 200, "JobList", listJobs, {"status", "limit", "cursor", "session_id"}, {E::ValidationError}},
        {"POST", "/api/v1/jobs/{job_id}/cancel", "Jobs", "Cancel a job", Access::Key, Quota::Counted, B::Json,
         nullptr, 200, "Cancelled", cancel, {}, jobErrors()},
        {"POST", "/api/v1/jobs/{job_id}/retry", "Jobs", "Try a job's failed and cancelled images again",
         Access::Key, Quota::Counted, B::Json, nullptr, 202, "Retried", handler::retry, {"Idempotency-Key"},
         jobErrors({E::Conflict}), true},
        {"POST", "/api/v1/jobs/{job_id}/files/{file_id}/cancel", "Jobs", "Cancel one image", Access::Key,
         Quota::Counted, B::Json, nullptr, 200, "Cancelled", cancel, {}, fileErrors()},
        {"POST", "/api/v1/jobs/{job_id}/files/{file_id}/retry", "Jobs", "Try one image again", Access::Key,
         Quota::Counted, B::Json, nullptr, 202, "Retried", handler::retry, {"Idempotency-Key"},
         fileErrors({E::Conflict}), true},
        {"DELETE", "/api/v1/jobs/{job_id}", "Jobs", "Delete a job with its images and models", Access::Key,
         Quota::Counted, B::None, nullptr, 200, "Deleted", handler::remove, {"force"},
         jobErrors({E::Conflict})},
        {"GET", "/api/v1/status/stream/{job_id}", "Status", "Follow a job as server-sent events",
         Access::Optional, Quota::None, B::None, nullptr, 200, "text/event-stream", stream, {"Last-Event-ID",
         "last_event_id", "ticket", "session_id"}, jobErrors({E::ServiceUnavailable})},
        {"GET", "/api/v1/events", "Status", "Follow all own jobs as server-sent events", Access::Key,
         Quota::None, B::None, nullptr, 200, "text/event-stream", allEvents, {"Last-Event-ID",
         "last_event_id", "ticket", "session_id"}, {E::ValidationError, E::ServiceUnavailable}},
        {"POST", "/api/v1/stream-tickets", "Status", "A single-use ticket for a browser's EventSource",
         Access::Key, Quota::Counted, B::Json, nullptr, 200, "Ticket", ticket},
        {"GET", "/api/v1/download/{job_id}/all", "Downloads", "All finished models as a ZIP archive",
         Access::Optional, Quota::Counted, B::None, nullptr, 200, "application/zip", allModels, {"format"},
         jobErrors({E::ValidationError, E::ModelNotReady, E::ServiceUnavailable}), false, false, "ModelList"},
        {"GET", "/api/v1/download/{job_id}/{file_id}/model", "Downloads", "A finished model",
         Access::Optional, Quota::Counted, B::None, nullptr, 200, "model/gltf-binary", model, {"Range",
         "If-Range", "If-None-Match", "If-Modified-Since"}, fileErrors({E::ModelNotReady, E::RangeNotSatisfiable})},
        {"GET", "/api/v1/download/{job_id}/{file_id}/thumbnail", "Downloads", "A small picture",
         Access::Optional, Quota::Counted, B::None, nullptr, 200, "image/png", thumbnail, {"Range",
         "If-Range", "If-None-Match", "If-Modified-Since"}, fileErrors({E::UnsupportedImage, E::RangeNotSatisfiable})},
        {"GET", "/api/v1/download/{job_id}/{file_id}/image", "Downloads", "The uploaded image",
         Access::Optional, Quota::Counted, B::None, nullptr, 200, "image/*", image, {"Range",
         "If-Range", "If-None-Match", "If-Modified-Since"}, fileErrors({E::RangeNotSatisfiable})},
        {"GET", "/api/v1/admin/system-info", "Administration", "This installation", Access::Admin,
         Quota::Counted, B::None, nullptr, 200, "SystemInfo", systemInfo},
        {"POST", "/api/v1/admin/cleanup", "Administration", "Delete old jobs", Access::Admin, Quota::Counted,
         B::Json, "CleanupRequest", 200, "Cleanup", cleanUp, {}, {E::ValidationError}},
        {"GET", "/api/v1/admin/workers", "Administration", "Who works", Access::Admin, Quota::Counted,
         B::None, nullptr, 200, "Workers", workers},
        {"POST", "/api/v1/admin/workers/{worker}/drain", "Administration", "Let a worker finish and then end",
         Access::Admin, Quota::Counted, B::Json, nullptr, 200, "Workers", drainWorker, {}, {E::NotFound}},
        {"DELETE", "/api/v1/admin/workers/{worker}", "Administration", "Forget a worker that is gone",
         Access::Admin, Quota::Counted, B::None, nullptr, 200, "Workers", forgetWorker, {},
         {E::NotFound, E::Conflict}},
        {"GET", "/api/v1/admin/files/{job_id}/{name}", "Administration",
         "A job's file, for a worker that does not see the folder", Access::Admin, Quota::None, B::None, nullptr,
         200, "application/octet-stream", storedFile, {"Range", "If-Range", "If-None-Match",
         "If-Modified-Since"},
         fileErrors({E::RangeNotSatisfiable})},
        {"POST", "/api/v1/admin/files/{job_id}", "Administration", "What such a worker has made", Access::Admin,
         Quota::None, B::Form, "FilesForm", 200, "Stored", storeFiles, {},
         fileErrors({E::ValidationError, E::TooManyFiles, E::UnsupportedMediaType, E::LengthRequired,
                     E::PayloadTooLarge, E::StorageError})},
        {"GET", "/api/v1/admin/queues", "Administration", "What waits", Access::Admin, Quota::Counted,
         B::None, nullptr, 200, "Queues", queues},
        {"GET", "/api/v1/admin/tasks", "Administration", "Every task, newest jobs first", Access::Admin,
         Quota::Counted, B::None, nullptr, 200, "Tasks", tasks, {"cursor"}, {E::ValidationError}},
        {"GET", "/", "Documents", "Where to find what", Access::Local, Quota::None, B::None, nullptr, 200,
         "Root", root},
        {"GET", "/openapi.json", "Documents", "This description", Access::Local, Quota::None, B::None,
         nullptr, 200, "Object", openApi},
        {"GET", "/docs", "Documents", "The description in Swagger UI", Access::Local, Quota::None, B::None,
         nullptr, 200, "text/html", swagger},
        {"GET", "/redoc", "Documents", "The description in ReDoc", Access::Local, Quota::None, B::None,
         nullptr, 200, "text/html", redoc},
        {"GET", "/docs/errors", "Documents", "Every error, with what helps", Access::Local, Quota::None, B::None,
         nullptr, 200, "text/html", errorPage},
        {"GET", "/docs/assets/{name}", "Documents", "What the document pages are made of", Access::Local,
         Quota::None, B::None, nullptr, 200, "text/*", asset, {}, {E::FileNotFound}},
        {"GET", "/metrics", "Documents", "Metrics for Prometheus", Access::Local, Quota::None, B::None,
         nullptr, 200, "text/plain", metrics},
        {.method = "POST", .path = "/api/v1/upload", .tag = "Aliases", .summary = "As /upload/batch", .access
         = Access::Key, .quota = Quota::Upload, .body = B::Form, .input = "UploadForm", .status = 200, .output
         = "PredecessorUploaded", .handler = predecessorUpload, .parameters = {"Idempotency-Key"}, .errors =
         uploadErrors(), .spends = true, .alias = true},
        {.method = "POST", .path = "/api/v1/models/generate", .tag = "Aliases", .summary =
         "As /models/generate-single", .access = Access::Key, .quota = Quota::Counted, .body = B::Json, .input
         = "PredecessorGenerateRequest", .status = 202, .output = "Generated", .handler = generateSingle, .parameters =
         {"Idempotency-Key"}, .errors = fileErrors({E::ValidationError, E::CostLimit, E::Conflict}), .spends = true, .alias = true},
        {"GET", "/api/v1/models/job/{job_id}", "Aliases", "A job in brief", Access::Optional, Quota::Counted,
         B::None, nullptr, 200, "Object", predecessorJob, {}, jobErrors(), false, true},
        {"GET", "/api/v1/status/tasks/{task_id}/stream", "Aliases", "Follow a job in the predecessor's words",
         Access::Optional, Quota::None, B::None, nullptr, 200, "text/event-stream", predecessorStream,
         {"Last-Event-ID", "last_event_id", "ticket", "session_id", "timeout"},
         jobErrors({E::ValidationError, E::ServiceUnavailable}), false, true},
        {"GET", "/api/v1/status/tasks/{task_id}/status", "Aliases", "How a job stands", Access::Optional,
         Quota::Counted, B::None, nullptr, 200, "Object", predecessorStatus, {}, jobErrors(), false, true},
        {"GET", "/api/v1/status/jobs/{job_id}/progress", "Aliases", "How far a job is", Access::Optional,
         Quota::Counted, B::None, nullptr, 200, "Object", predecessorProgress, {}, jobErrors(), false, true},
        {"GET", "/health", "Aliases", "As /api/v1/health", Access::Open, Quota::None, B::None, nullptr, 200,
         "Health", health, {}, {}, false, true},
        {"GET", "/api/v1/health/detailed", "Aliases", "Readiness and the machine", Access::Local, Quota::None,
         B::None, nullptr, 200, "Object", detailedHealth, {}, {E::ServiceUnavailable}, false, true},
        {"GET", "/api/v1/health/liveness", "Aliases", "As /health/live", Access::Open, Quota::None, B::None,
         nullptr, 200, "Liveness", live, {}, {}, false, true},
        {"GET", "/api/v1/health/readiness", "Aliases", "As /health/ready", Access::Open, Quota::None, B::None,
         nullptr, 200, "Readiness", ready, {}, {E::ServiceUnavailable}, false, true},
        {"GET", "/api/v1/health/metrics", "Aliases", "As /metrics", Access::Local, Quota::None, B::None,
         nullptr, 200, "text/plain", metrics, {}, {}, false, true},
        {"GET", "/api/v1/openapi.json", "Aliases", "As /openapi.json", Access::Local, Quota::None, B::None,
         nullptr, 200, "Object", openApi, {}, {}, false, true},
        {"GET", "/api/v1/download/{job_id}/{filename}", "Aliases", "A model by its file name",
         Access::Optional, Quota::Counted, B::None, nullptr, 200, "model/gltf-binary", modelByName, {"Range",
         "If-Range", "If-None-Match", "If-Modified-Since"}, fileErrors({E::ModelNotReady, E::RangeNotSatisfiable}), false, true},
        {"GET", "/api/v1/admin/disk-usage", "Aliases", "How full the disk is", Access::Admin, Quota::Counted,
         B::None, nullptr, 200, "Object", diskUsage, {}, {}, false, true},
        {"GET", "/api/v1/admin/system-health", "Aliases", "Whether the disk is nearly full", Access::Admin,
         Quota::Counted, B::None, nullptr, 200, "Object", systemHealth, {}, {}, false, true},
        {"GET", "/api/v1/admin/list-files", "Aliases", "Files in the data folder", Access::Admin,
         Quota::Counted, B::None, nullptr, 200, "Object", listFiles, {"directory", "limit"},
         {E::ValidationError}, false, true},
        {"POST", "/api/v1/admin/cleanup-job", "Aliases", "Delete a job", Access::Admin, Quota::Counted,
         B::Json, "JobReference", 200, "Object", cleanUpJob, {}, jobErrors({E::Conflict}), false, true},
        {"DELETE", "/api/v1/admin/delete-job/{job_id}", "Aliases", "Delete a job", Access::Admin,
         Quota::Counted, B::None, nullptr, 200, "Object", deleteJob, {}, jobErrors({E::Conflict}), false,
         true},
    };
    // clang-format on
    return table;
}

} // namespace i2m
